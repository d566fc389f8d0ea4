// Obligations as rows: what a new calendar moves, what it leaves alone, and who is told.
#include "engine/queries.hpp"
#include "infra/json/read.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::at;
using test::issue_body;
using test::TestCity;

std::vector<LocalDay> days(std::string_view iso) { return {*parse_iso_date(iso)}; }

CommandResult recompute(TestCity& city, MatterId matter) {
  return city.must(TestCity::platform(), "recompute_clocks", "{}", matter);
}

std::int64_t moves(TestCity& city) {
  return city.number("select count(*) from event where type = 'matter.clock_moved.v1'");
}

}  // namespace

TEST_CASE(
    "a new calendar moves an open clock by an event that explains old and new, and tells the "
    "debtor") {
  TestCity city;
  const MatterId matter = city.find();
  city.turn_days(days("2026-03-04"));
  CHECK(city.number("select due_before from obligation") == at("2026-03-05 24:00").seconds);
  city.set_now("2026-03-02 11:00");
  recompute(city, matter);
  CHECK(city.number("select due_before from obligation") == at("2026-03-06 24:00").seconds);
  CHECK(city.number("select calendar_version from obligation") == 2);
  const auto moved = json::from_storage<ClockMoved>(
      city.words("select payload from event where type = 'matter.clock_moved.v1'"));
  CHECK(moved.obligation == "transfer");
  CHECK(moved.reason == "calendar");
  CHECK(moved.old_due_before == at("2026-03-05 24:00"));
  CHECK(moved.new_due_before == at("2026-03-06 24:00"));
  CHECK(moved.calendar_version == 2);
  CHECK(city.number(
            "select count(*) from notice where kind = 'clock_moved' and person = '100.head'") == 1);
  CHECK(city.number("select due_before from matter_unit where unit = '130581100'") ==
        at("2026-03-06 24:00").seconds);
}

TEST_CASE("clocks read again without a change are no event, no notice and no news") {
  TestCity city;
  const MatterId matter = city.find();
  city.set_now("2026-03-02 11:00");
  const auto notices = city.number("select count(*) from notice");
  CHECK(recompute(city, matter).version == 2);
  city.turn_days(days("2026-06-01"));
  CHECK(recompute(city, matter).version == 2);
  CHECK(moves(city) == 0);
  CHECK(city.number("select count(*) from notice") == notices);
  CHECK(city.number("select updated_at from matter") == at("2026-03-02 09:00").seconds);
  CHECK(city.number("select max(updated_at) from matter_unit") == at("2026-03-02 09:00").seconds);
}

TEST_CASE("a calendar that moves no bound still moves when somebody is told of it") {
  TestCity city;
  city.set_now("2026-03-04 09:00");
  const MatterId matter = city.find();  // due with Monday; from Sunday on it is near
  const auto next_rung = [&] { return city.number("select next_rung_at from obligation"); };
  REQUIRE(city.number("select due_before from obligation") == at("2026-03-09 24:00").seconds);
  REQUIRE(next_rung() == at("2026-03-09 08:30").seconds);
  auto turned = days("2026-03-06");
  turned.push_back(days("2026-03-08").front());  // for a free Friday people work on Sunday
  city.turn_days(turned);
  recompute(city, matter);
  CHECK(moves(city) == 0);
  CHECK(city.number("select due_before from obligation") == at("2026-03-09 24:00").seconds);
  CHECK(next_rung() == at("2026-03-08 08:30").seconds);
}

TEST_CASE("a clock that no calendar is said to have counted is counted, and nobody hears of it") {
  TestCity city;
  const MatterId matter = city.find();
  const auto counted = [&] {
    return city.words(
        "select calendar_version || ' ' || near_at || ' ' || next_rung_at from obligation");
  };
  const std::string before = counted();
  const auto notices = city.number("select count(*) from notice");
  city.write([](store::Connection& writer) {  // as step 20 of the schema finds it, and leaves it
    writer.execute("update obligation set near_at = 1, next_rung_at = 1, calendar_version = 0");
  });
  city.restart();
  recompute(city, matter);
  CHECK(counted() == before);
  CHECK(moves(city) == 0);
  CHECK(city.number("select count(*) from notice") == notices);
}

TEST_CASE("only the platform reads clocks again") {
  TestCity city;
  const MatterId matter = city.find();
  for (const auto role : {Role::head, Role::handler, Role::coordinator}) {
    auto request = city.request(city.actor(test::sucun, role), "recompute_clocks", "{}", matter);
    request.by_platform = false;
    const auto outcome = city.engine().run(std::move(request));
    REQUIRE(!outcome);
    CHECK(city.name_of(outcome.error().code) == "forbidden");
  }
}

TEST_CASE("an outcome stays frozen with the calendar it was judged by") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  city.set_now("2026-03-06 00:00:00");  // a second late
  city.must(city.actor(test::sucun), "issue", issue_body, matter);
  CHECK(city.words("select outcome from obligation where key = 'transfer'") == "late");
  city.turn_days(days("2026-03-04"));  // by this calendar it would have been on time
  recompute(city, matter);
  city.must(city.actor(test::land), "receive", "{}", matter);
  CHECK(city.words("select outcome from obligation where key = 'transfer'") == "late");
  CHECK(city.number("select due_before from obligation where key = 'transfer'") ==
        at("2026-03-05 24:00").seconds);
  CHECK(city.number("select calendar_version from obligation where key = 'transfer'") == 1);
  CHECK(city.number("select calendar_version from obligation where key = 'respond'") == 2);
}

TEST_CASE(
    "a command that comes before the clocks were read again explains the move before it judges") {
  TestCity city;
  city.set_now("2026-10-09 09:00");  // Friday; 10 October is a make-up Saturday
  const MatterId matter = city.find();
  city.attach_all(matter);
  CHECK(city.number("select due_before from obligation") == at("2026-10-13 24:00").seconds);
  city.turn_days(days("2026-10-11"));  // a Sunday becomes a working day: due a day earlier
  city.set_now("2026-10-13 10:00");
  auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
  TestCity::on_paper(request, at("2026-10-13 09:00"));
  request.command_id = CommandId{"01client-made"};
  const auto outcome = city.engine().run(request);
  REQUIRE(outcome);
  CHECK(outcome->version == 8);
  CHECK(city.words("select type from event where version = 6") == "matter.clock_held.v1");
  CHECK(city.words("select actor || unit from event where version = 6") == "");
  CHECK(city.number("select occurred_at from event where version = 6") ==
        at("2026-10-13 10:00").seconds);
  CHECK(city.number("select count(*) from notice where kind = 'clock_held'") == 1);
  // Judged by the time that was shown, and frozen with the calendar of that time.
  CHECK(city.words("select outcome from obligation where key = 'transfer'") == "on_time");
  CHECK(city.number("select calendar_version from obligation where key = 'transfer'") == 1);
  const auto again = city.engine().run(request);
  REQUIRE(again);
  CHECK(again->repeated);
}

TEST_CASE(
    "a provisional due time is confirmed without an event when the year is published as expected") {
  TestCity city;
  city.set_now("2026-12-30 10:00");
  const MatterId matter = city.find();
  CHECK(city.number("select provisional from obligation") == 1);
  city.turn_days({}, 2027);
  recompute(city, matter);
  CHECK(city.number("select provisional from obligation") == 0);
  CHECK(moves(city) == 0);
}

TEST_CASE("a closed matter is left alone by a new calendar") {
  TestCity city;
  const MatterId matter = city.bring_to("concluded");
  const std::string rows = city.words(
      "select group_concat(key || due_before || outcome || calendar_version) from obligation");
  city.turn_days(days("2026-03-04"));
  city.set_now("2026-03-03 09:00");
  recompute(city, matter);
  CHECK(moves(city) == 0);
  CHECK(city.words("select group_concat(key || due_before || outcome || calendar_version) from "
                   "obligation") == rows);
  CHECK(city.number("select updated_at from matter") == at("2026-03-02 09:00").seconds);
}

namespace {

// Due on Tuesday 13 October; by the second calendar, in which Sunday the 11th is worked, on Monday.
MatterId with_earlier_calendar(TestCity& city) {
  city.set_now("2026-10-09 09:00");
  const MatterId matter = city.find();
  city.attach_all(matter);
  city.turn_days(days("2026-10-11"));
  return matter;
}

std::int64_t due_before(TestCity& city) {
  return city.number("select due_before from obligation where key = 'transfer'");
}

std::optional<Instant> proposed(TestCity& city, MatterId matter) {
  const auto page = read_matter(city.read_context(city.actor(test::sucun)), matter);
  REQUIRE(page.has_value());
  return page->obligations.front().proposed_before;
}

}  // namespace

TEST_CASE("an earlier due time waits: the clock, its light and its escalation go on as they were") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  recompute(city, matter);
  CHECK(due_before(city) == at("2026-10-13 24:00").seconds);
  CHECK(city.number("select due_before from matter_unit where unit = '130581100'") ==
        at("2026-10-13 24:00").seconds);
  CHECK(proposed(city, matter) == at("2026-10-12 24:00"));
  CHECK(moves(city) == 0);
  city.set_now("2026-10-13 12:00");  // a day after the proposed bound
  city.engine().sweep();
  CHECK(city.number("select rung from obligation where key = 'transfer'") == 1);  // near, not due
  const auto notices = city.number("select count(*) from notice where kind = 'clock_held'");
  CHECK(notices == 1);
  CHECK(recompute(city, matter).version == 6);  // nothing new to say
}

TEST_CASE("an earlier due time takes effect when the coordinating office has confirmed it") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  recompute(city, matter);
  city.confirm_earlier_times();
  recompute(city, matter);
  CHECK(due_before(city) == at("2026-10-12 24:00").seconds);
  CHECK(city.number("select calendar_version from obligation where key = 'transfer'") == 2);
  CHECK_FALSE(proposed(city, matter).has_value());
  const auto moved = json::from_storage<ClockMoved>(
      city.words("select payload from event where type = 'matter.clock_moved.v1'"));
  CHECK(moved.reason == "confirmed");
  CHECK(moved.old_due_before == at("2026-10-13 24:00"));
  CHECK(moved.new_due_before == at("2026-10-12 24:00"));
  CHECK(moved.confirmed_by == city.actor(test::justice, Role::coordinator).person);
  CHECK(city.number("select count(*) from notice where kind = 'clock_moved'") == 1);
  CHECK(recompute(city, matter).version == 7);
}

TEST_CASE("confirmed before the clocks were read again, an earlier time takes effect at once") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  city.confirm_earlier_times();
  recompute(city, matter);
  CHECK(due_before(city) == at("2026-10-12 24:00").seconds);
  CHECK(city.number("select count(*) from event where type = 'matter.clock_held.v1'") == 0);
}

TEST_CASE("what one calendar proposed falls away when the next one takes it back") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  recompute(city, matter);
  city.turn_days(days("2026-10-11"));  // a Sunday again
  recompute(city, matter);
  CHECK(due_before(city) == at("2026-10-13 24:00").seconds);
  CHECK_FALSE(proposed(city, matter).has_value());
  CHECK(json::from_storage<ClockMoved>(
            city.words("select payload from event where type = 'matter.clock_moved.v1'"))
            .reason == "withdrawn");
  CHECK(city.number("select calendar_version from obligation where key = 'transfer'") == 3);
}

TEST_CASE("a confirmation of one calendar is none of the next") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  city.confirm_earlier_times();
  const auto confirmed = city.world()->earlier;
  city.turn_days(days("2026-10-10"));  // the make-up Saturday is free after all: due on Tuesday
  recompute(city, matter);
  CHECK(due_before(city) == at("2026-10-13 24:00").seconds);
  city.turn_days(days("2026-10-10"));
  auto world = std::make_shared<World>(*city.world());
  world->earlier = confirmed;
  city.engine().replace_world(world);
  recompute(city, matter);
  CHECK(due_before(city) == at("2026-10-13 24:00").seconds);
  CHECK(proposed(city, matter) == at("2026-10-12 24:00"));
}

TEST_CASE("a duty that ended while an earlier time waited is left alone by the confirmation") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  recompute(city, matter);
  city.set_now("2026-10-13 10:00");
  city.must(city.actor(test::sucun), "issue", issue_body, matter);
  city.confirm_earlier_times();
  recompute(city, matter);
  CHECK(city.words("select outcome from obligation where key = 'transfer'") == "on_time");
  CHECK(due_before(city) == at("2026-10-13 24:00").seconds);
  CHECK(city.number("select calendar_version from obligation where key = 'transfer'") == 1);
  CHECK(moves(city) == 0);
}

TEST_CASE("an act of the parties that changes the clock overtakes an earlier time that waits") {
  TestCity city;
  const MatterId matter = with_earlier_calendar(city);
  recompute(city, matter);
  city.must(
      city.actor(test::sucun), "mark_urgent",
      R"({"reason":"personal_or_public_safety","became_urgent_at":"2026-10-09T09:00:00+08:00"})",
      matter);
  CHECK(due_before(city) == at("2026-10-10 09:00").seconds);
  CHECK_FALSE(proposed(city, matter).has_value());
  CHECK(city.number("select calendar_version from obligation where key = 'transfer'") == 2);
}

}  // namespace liandong::engine
