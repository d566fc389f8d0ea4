// The ladder: near → handler, due → head, +1 working day → liaison and S, +3 → deputy mayor; each
// rung once.
#include "engine/escalation.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::at;
using test::issue_body;
using test::literal;
using test::TestCity;
using test::with;

std::int64_t told(TestCity& city, int rung, std::string_view unit = "%") {
  const std::string pattern = "%\"rung\":" + std::to_string(rung) + ",%";
  return city.number(
      "select count(*) from notice where kind = 'escalation' and params like $1 and unit like $2",
      {pattern, unit});
}

/// Nothing fires a second before; exactly one at the time; nothing again.
void check_fires(TestCity& city, std::string_view local, int rung) {
  CAPTURE(local);
  CAPTURE(rung);
  city.set_now(at(local) + -1);
  CHECK(city.engine().sweep() == 0);
  city.set_now(at(local));
  CHECK(city.engine().sweep() == 1);
  CHECK(city.engine().sweep() == 0);
  CHECK(city.number("select rung from obligation where key = 'transfer'") == rung + 1);
}

/// Rows of one matter, all due in the same second.
void insert_obligations(TestCity& city, int count, Instant due_before) {
  city.write([&](store::Connection& connection) {
    connection.execute(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < $1) "
        "insert into obligation(city, matter, key, system, duty, clause, basis, debtor, creditor, "
        "arises_at, period, due_before, near_at, provisional, hour_clock, outcome, "
        "calendar_version, rung, next_rung_at) "
        "select '130581', '01bulk' || (i / 100), 'transfer.' || i, 'case_transfer', 'transfer', "
        "'3.1.1-a', 'notice', '130581100', '', $2, '24h', $3, $3, 0, 1, 'open', 1, 0, $4 from n",
        {count, due_before + -86'400, due_before, due_before + -28'800});
  });
}

}  // namespace

TEST_CASE("day clocks wait for office hours of working days") {
  const TestCity city;
  const WorkCalendar calendar = const_cast<TestCity&>(city).engine().world()->calendar;
  const auto moved = [&](std::string_view from, std::string_view to) {
    CAPTURE(from);
    CHECK(to_rfc3339(in_office_hours(at(from), calendar)) == to_rfc3339(at(to)));
  };
  moved("2026-03-02 00:00:00", "2026-03-02 08:30:00");
  moved("2026-03-02 08:29:59", "2026-03-02 08:30:00");
  moved("2026-03-02 08:30:00", "2026-03-02 08:30:00");
  moved("2026-03-02 17:29:59", "2026-03-02 17:29:59");
  moved("2026-03-02 17:30:00", "2026-03-03 08:30:00");
  moved("2026-03-06 17:30:00", "2026-03-09 08:30:00");  // Friday
  moved("2026-03-07 12:00:00", "2026-03-09 08:30:00");  // Saturday
  moved("2026-09-30 17:30:00", "2026-10-08 08:30:00");  // before the national holiday
  moved("2026-10-10 12:00:00", "2026-10-10 12:00:00");  // a make-up Saturday
  moved("2026-10-10 17:30:00", "2026-10-12 08:30:00");
}

TEST_CASE("an ended duty, one without a bound and a fifth rung never fire") {
  TestCity city;
  const WorkCalendar& calendar = city.engine().world()->calendar;
  Obligation o = legal_obligation("k", "transfer", "3.1.1-a", Basis::notice, at("2026-03-02 09:00"),
                                  working_days(3), calendar);
  CHECK(rung_time(o, rung_near, calendar));
  CHECK(rung_time(o, rung_government, calendar));
  CHECK(!rung_time(o, rungs, calendar));
  o.discharged_at = at("2026-03-02 10:00");
  CHECK(!rung_time(o, rung_near, calendar));
  const Obligation prompt = prompt_obligation("k", "dissuade", "3.1.1-d", Basis::notice,
                                              at("2026-03-02 09:00"), std::nullopt, calendar);
  CHECK(!rung_time(prompt, rung_near, calendar));
}

TEST_CASE("each rung of a day clock fires once, in office hours, to the right people") {
  TestCity city;
  const MatterId matter = city.find();  // Monday 09:00, three working days
  check_fires(city, "2026-03-05 08:30", rung_near);
  CHECK(told(city, rung_near) == 1);
  CHECK(city.words("select person from notice where kind = 'escalation'") == "100.head");
  check_fires(city, "2026-03-06 08:30", rung_due);
  CHECK(told(city, rung_due, test::sucun) == 1);
  CHECK(
      city.number("select roles from notice where kind = 'escalation' order by id desc limit 1") ==
      RoleSet{Role::head}.bits);
  check_fires(city, "2026-03-09 08:30", rung_supervisor);
  CHECK(told(city, rung_supervisor, test::sucun) == 1);
  CHECK(told(city, rung_supervisor, test::justice) == 1);
  check_fires(city, "2026-03-11 08:30", rung_government);
  CHECK(told(city, rung_government, test::government) == 1);
  city.set_now("2026-12-01 10:00");
  CHECK(city.engine().sweep() == 0);
  const Actor mayor = city.actor(test::government, Role::decider);
  const auto page = list_notices(city.read_context(mayor), true, 10);
  REQUIRE(page.items.size() == 1);
  CHECK(page.items.front().matter->id == matter);
}

TEST_CASE("an hour clock escalates at night, to the second, and to the duty desk as well") {
  TestCity city;
  city.must(city.actor(test::sucun), "record_finding",
            with(city.finding_body(city.now()), {{"urgency", literal("evidence_may_be_lost")}}));
  check_fires(city, "2026-03-03 01:00", rung_near);
  check_fires(city, "2026-03-03 09:00", rung_due);
  CHECK(
      city.number("select roles from notice where kind = 'escalation' order by id desc limit 1") ==
      (Role::head | Role::duty_desk).bits);
  check_fires(city, "2026-03-04 09:00", rung_supervisor);
  check_fires(city, "2026-03-06 09:00", rung_government);
}

TEST_CASE("nobody assigned never means nobody told") {
  TestCity city;
  city.bring_to("issued");
  CHECK(city.words("select handler from matter_unit where unit = '130581.natural_resources'") ==
        "");
  city.set_now("2026-03-12 10:00");  // received neither near nor due nor days after
  CHECK(city.engine().sweep() == 4);
  CHECK(told(city, rung_near, test::land) == 1);
  CHECK(city.number("select count(*) from notice where kind = 'escalation' and person = '' and "
                    "roles = 0") == 0);
}

TEST_CASE("after an outage every rung that is due fires in one sweep, each once") {
  for (const int chunk : {1, 2, 3, 2'000}) {
    TestCity::Options options;
    options.engine.sweep_chunk = chunk;
    TestCity city{options};
    city.find();
    city.set_now("2026-03-20 10:00");
    CAPTURE(chunk);
    CHECK(city.engine().sweep() == 4);
    for (const int rung : {rung_near, rung_due, rung_government}) {
      CHECK(told(city, rung) == 1);
    }
    CHECK(told(city, rung_supervisor) == 2);
    CHECK(city.engine().sweep() == 0);
  }
}

TEST_CASE("what fired stays fired after a restart") {
  const test::TestStore file{test::TestStore::Kind::file};
  {
    TestCity city{{&file, at("2026-03-02 09:00"), {}}};
    city.find();
    city.set_now("2026-03-06 10:00");
    CHECK(city.engine().sweep() == 2);
  }
  TestCity city{{&file, at("2026-03-06 10:00"), {}}};
  CHECK(city.engine().sweep() == 0);
  city.set_now("2026-03-09 08:30");
  CHECK(city.engine().sweep() == 1);
  city.restart();
  CHECK(city.engine().sweep() == 0);
  CHECK(told(city, rung_near) == 1);
  CHECK(told(city, rung_due) == 1);
}

TEST_CASE("a due time that moves keeps the rungs that fired") {
  TestCity city;
  const MatterId matter =
      city.must(city.actor(test::sucun), "record_finding",
                with(city.finding_body(city.now()),
                     {{"jurisdiction_determined_at", literal(at("2026-03-02 09:00"))},
                      {"discovered_at", literal(at("2026-02-28 09:00"))}}))
          .id;
  city.set_now("2026-03-05 08:30");  // it was due at the end of 4 March
  CHECK(city.engine().sweep() == 2);
  city.must(city.actor(test::sucun), "approve_later_start", R"({"reason":"管辖需要核实"})", matter);
  CHECK(city.words("select due_before from obligation where key = 'transfer'") ==
        std::to_string(at("2026-03-05 24:00").seconds));
  city.set_now("2026-03-06 10:00");  // the new bound has passed as well
  CHECK(city.engine().sweep() == 0);
  CHECK(told(city, rung_near) == 1);
  CHECK(told(city, rung_due) == 1);
  city.set_now("2026-03-09 08:30");
  CHECK(city.engine().sweep() == 1);
  CHECK(told(city, rung_supervisor, test::justice) == 1);
}

TEST_CASE("a duty that is met before the sweep is not escalated") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  city.set_now("2026-03-05 08:30");
  city.must(city.actor(test::sucun), "issue", issue_body, matter);
  CHECK(city.engine().sweep() == 0);
}

TEST_CASE("a hundred thousand duties due in the same second fire each rung exactly once") {
  constexpr int count = 100'000;
  TestCity city;
  insert_obligations(city, count, at("2026-03-03 09:00"));
  const std::pair<std::string_view, int> steps[] = {{"2026-03-03 01:00", rung_near},
                                                    {"2026-03-03 09:00", rung_due}};
  for (const auto& [local, rung] : steps) {
    city.set_now(at(local) + -1);
    CHECK(city.engine().sweep() == 0);
    city.set_now(local);
    CHECK(city.engine().sweep() == count);
    CHECK(city.engine().sweep() == 0);
    CHECK(told(city, rung) == count);
    CHECK(
        city.number("select count(distinct matter || obligation) from notice where params like $1",
                    {"%\"rung\":" + std::to_string(rung) + ",%"}) == count);
  }
}

TEST_CASE("a sweep that is interrupted between chunks goes on where it stopped") {
  constexpr int count = 5'000;
  TestCity::Options options;
  options.engine.sweep_chunk = 700;
  TestCity city{options};
  insert_obligations(city, count, at("2026-03-03 09:00"));
  city.set_now("2026-03-10 09:00");  // all four rungs
  int chunks = 0;
  city.engine().set_listener([&](std::int64_t) {
    if (++chunks % 3 == 0) throw std::runtime_error("the process ends here");
  });
  int interruptions = 0;
  for (bool finished = false; !finished;) {
    try {
      city.engine().sweep();
      finished = true;
    } catch (const std::runtime_error&) {
      ++interruptions;
      city.restart();
      city.engine().set_listener([&](std::int64_t) {
        if (++chunks % 5 == 0) throw std::runtime_error("and again");
      });
    }
  }
  CHECK(interruptions > 3);
  CHECK(told(city, rung_near) == count);
  CHECK(told(city, rung_due) == count);
  CHECK(told(city, rung_supervisor) == 2 * count);
  CHECK(told(city, rung_government) == count);
}

}  // namespace liandong::engine
