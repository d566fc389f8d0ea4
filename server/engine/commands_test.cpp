// The command runner: what is written, what is not, and what a repetition gets.
#include "engine/event_log.hpp"
#include "engine/replay.hpp"
#include "support/city/held_writer.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::Answer;
using test::at;
using test::HeldWriter;
using test::issue_body;
using test::literal;
using test::submit;
using test::TestCity;
using test::with;

std::int64_t events(TestCity& city) { return city.number("select count(*) from event"); }

bool gapless(TestCity& city) {
  return city.number("select count(*) = coalesce(max(seq), 0) from event") == 1 &&
         verify_log(city.reader(), TestCity::code(), city.systems()).first_fault.empty();
}

struct Attempt {
  std::string_view refusal;
  std::function<CommandRequest(TestCity&, MatterId)> request;
};

std::vector<Attempt> refused_attempts() {
  const auto plain = [](std::string_view unit, RoleSet roles, std::string_view command,
                        std::string body) {
    return [=](TestCity& city, MatterId matter) {
      return city.request(city.actor(unit, roles), command, body, matter);
    };
  };
  return {
      {"not_found", plain(test::housing, Role::head, "receive", "{}")},
      {"forbidden", plain(test::sucun, Role::head, "receive", "{}")},
      {"forbidden", plain(test::sucun, Role::handler, "issue", std::string{issue_body})},
      {"wrong_stage", plain(test::sucun, Role::head, "withdraw", R"({"reason":"材料有误"})")},
      {"redaction_not_confirmed",
       plain(test::sucun, Role::head, "issue", R"({"receiver":"130581.natural_resources"})")},
      {"field_required",
       plain(test::sucun, Role::head, "dismiss_finding", R"({"ground":"no_violation"})")},
      {"handler_not_in_unit",
       plain(test::sucun, Role::head, "assign_handler", R"({"person":"natural_resources.head"})")},
      {"note_empty", plain(test::sucun, Role::handler, "add_note", R"({"text":""})")},
      {"stale_version",
       [](TestCity& city, MatterId matter) {
         auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
         request.expected_version = 1;
         return request;
       }},
      {"occurred_in_future",
       [](TestCity& city, MatterId matter) {
         auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
         TestCity::on_paper(request, city.now() + 1);
         return request;
       }},
      {"paper_reason_missing",
       [](TestCity& city, MatterId matter) {
         auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
         TestCity::on_paper(request, city.now(), "");
         return request;
       }},
      {"upload_unknown",
       [](TestCity& city, MatterId matter) {
         auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
         TestCity::on_paper(request, city.now());
         request.paper->scan = BlobId{"nothing"};
         return request;
       }},
      {"upload_unknown",
       [](TestCity& city, MatterId matter) {
         auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
         TestCity::on_paper(request, city.now());
         request.paper->scan = city.upload(test::housing);
         return request;
       }},
  };
}

}  // namespace

TEST_CASE("a refusal of any kind writes no row at all, whatever key and texts came with it") {
  for (const Attempt& attempt : refused_attempts()) {
    TestCity city;
    const MatterId matter = city.find();
    city.attach_all(matter);
    auto request = attempt.request(city, matter);
    request.idempotency_key = "key";
    const auto rows = city.rows_written();
    const auto counts = city.row_counts();
    const auto outcome = city.engine().run(std::move(request));
    CAPTURE(attempt.refusal);
    REQUIRE(!outcome);
    CHECK(city.name_of(outcome.error().code) == attempt.refusal);
    CHECK(city.rows_written() == rows);
    CHECK(city.row_counts() == counts);
    CHECK(gapless(city));
  }
}

TEST_CASE("a refused opening of a matter writes no row at all") {
  TestCity city;
  const auto rows = city.rows_written();
  CHECK(city.refusal(city.actor(test::sucun, Role::reader), "record_finding",
                     city.finding_body(city.now())) == "forbidden");
  CHECK(city.refusal(city.actor(test::prosecutor), "record_finding",
                     city.finding_body(city.now())) == "finder_not_enforcement_unit");
  CHECK(city.refusal(city.actor(test::sucun), "record_finding",
                     city.finding_body(city.now() + 1)) == "time_in_future");
  CHECK(city.refusal(city.actor(test::sucun), "issue", issue_body) == "forbidden");
  CHECK(city.refusal(city.actor(test::sucun), "add_note", R"({"text":"无事项"})") == "forbidden");
  CHECK(city.rows_written() == rows);
}

TEST_CASE("seq stays gapless when refused commands stand between accepted ones") {
  TestCity city;
  for (int i = 0; i < 5; ++i) {
    const MatterId matter = city.find();
    CHECK(city.refusal(city.actor(test::sucun), "issue", issue_body, matter) != "");
    CHECK(city.refusal(city.actor(test::land), "receive", "{}", matter) != "");
  }
  CHECK(events(city) == 10);
  CHECK(gapless(city));
}

TEST_CASE("a job that throws spoils neither its batch nor the sequence") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  const auto before = city.engine().writer().stats();
  HeldWriter held{city.engine().writer()};
  auto first = submit(
      city, city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now())));
  std::promise<std::exception_ptr> broken;
  REQUIRE(city.engine().writer().submit(
      {[&](store::Connection& connection) {
         city.engine().append_plain(connection, "calendar", "calendar", "calendar.imported.v1",
                                    "{}", TestCity::platform());
         throw std::runtime_error("a bug in one job");
       },
       [&](std::exception_ptr failure) { broken.set_value(failure); }}));
  auto second = submit(city, city.request(city.actor(test::sucun), "issue", issue_body, matter));
  auto refused = submit(city, city.request(city.actor(test::land), "accept", "{}", matter));
  auto third = submit(city, city.request(city.actor(test::land), "receive", "{}", matter));
  held.release();

  const auto ids = {first.get(), second.get(), third.get()};
  for (const Answer& answer : ids) {
    CHECK(answer.failure == nullptr);
    CHECK(answer.outcome.has_value());
  }
  CHECK(broken.get_future().get() != nullptr);
  const Answer no = refused.get();
  REQUIRE(!no.outcome);
  CHECK(city.name_of(no.outcome.error().code) == "wrong_stage");
  CHECK(city.engine().writer().stats().redone == before.redone + 1);
  CHECK(city.engine().writer().healthy());
  CHECK(events(city) == 5 + 2 + 2);
  CHECK(city.number("select count(*) from event where stream_id = 'calendar'") == 0);
  CHECK(city.number("select count(*) = max(id) from notice") == 1);
  CHECK(gapless(city));
}

TEST_CASE("recorded_at never runs backwards when the clock of the machine steps back") {
  TestCity city;
  const MatterId matter = city.find();
  const Instant found_at = city.now();
  city.set_now("2026-03-01 09:00");
  city.must(city.actor(test::sucun), "add_note", R"({"text":"时钟被拨回"})", matter);
  city.restart();
  city.must(city.actor(test::sucun), "add_note", R"({"text":"重启之后"})", matter);
  CHECK(city.number("select min(recorded_at) from event") == found_at.seconds);
  CHECK(city.number("select count(*) from event where occurred_at > recorded_at") == 0);
  city.set_now("2026-03-02 09:01");
  city.must(city.actor(test::sucun), "add_note", R"({"text":"时钟已校正"})", matter);
  CHECK(city.number("select max(recorded_at) from event") == found_at.seconds + 60);
  CHECK(gapless(city));
}

TEST_CASE("an act on paper drives the clocks by when it occurred, and both times stay visible") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  city.set_now("2026-03-06 10:00");  // the legal bound was the end of 5 March
  auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
  TestCity::on_paper(request, at("2026-03-05 17:00"));
  const auto outcome = city.engine().run(std::move(request));
  REQUIRE(outcome);
  CHECK(city.words("select outcome from obligation where key = 'transfer'") == "on_time");
  CHECK(city.number("select occurred_at from event where type like '%.issued.%'") ==
        at("2026-03-05 17:00").seconds);
  CHECK(city.number("select recorded_at from event where type like '%.issued.%'") ==
        at("2026-03-06 10:00").seconds);
  CHECK(city.number("select arises_at from obligation where key = 'receive'") ==
        at("2026-03-05 17:00").seconds);
  CHECK(city.number("select count(*) from event where type = 'matter.paper_act_recorded.v1'") == 1);
  const auto actor = city.actor(test::sucun);
  const auto page = read_matter(city.read_context(actor), matter);
  REQUIRE(page);
  CHECK(page->timeline.back().type == "issued");
  REQUIRE(page->timeline.back().on_paper);
  CHECK(page->timeline.back().on_paper->medium == Medium::paper);
  CHECK(!page->timeline.front().on_paper);
}

TEST_CASE("an act on paper may have occurred now but not a second later") {
  TestCity city;
  const MatterId matter = city.find();
  city.attach_all(matter);
  auto request = city.request(city.actor(test::sucun), "issue", issue_body, matter);
  TestCity::on_paper(request, city.now() + 1);
  const auto refused = city.engine().run(request);
  REQUIRE(!refused);
  CHECK(static_cast<int>(refused.error().code) == 907);
  request.paper->occurred_at = city.now();
  CHECK(city.engine().run(request));
}

TEST_CASE("whoever opens a matter handles it, and only somebody of the own unit can be assigned") {
  TestCity city;
  const MatterId matter = city.must(city.actor(test::sucun_team, Role::handler), "record_finding",
                                    city.finding_body(city.now()))
                              .id;
  CHECK(city.words("select handler from matter_unit where unit = '130581100'") ==
        "100.enforcement.handler");
  const auto assign = [&](std::string_view unit, Role role, std::string_view person) {
    return city.refusal(city.actor(unit, role), "assign_handler",
                        with("{}", {{"person", literal(person)}}), matter);
  };
  CHECK(assign(test::sucun, Role::head, "100.liaison_a") == "");
  CHECK(assign(test::sucun, Role::head, "100.enforcement.head") == "");
  CHECK(assign(test::sucun, Role::head, "101.head") == "handler_not_in_unit");
  CHECK(assign(test::sucun, Role::head, "nobody") == "handler_not_in_unit");
  CHECK(assign(test::sucun, Role::reader, "100.head") == "forbidden");
  CHECK(assign(test::justice, Role::coordinator, "justice.head") == "forbidden");
  CHECK(assign(test::housing, Role::head, "housing_construction.head") == "not_found");
  CHECK(city.words("select handler from matter where id = $1", {matter}) == "100.enforcement.head");
}

TEST_CASE("the stored state equals the replayed log after every command") {
  TestCity city;
  for (const auto stage : {"dismissed", "supplementing", "objected", "concluded"}) {
    const MatterId matter = city.bring_to(stage);
    const auto stored = load_matter(city.reader(), TestCity::code(), matter);
    REQUIRE(stored);
    const System& system = city.systems().front();
    CHECK_NOTHROW(replay_equals(system, matter,
                                read_stream(city.reader(), TestCity::code(), matter.view()),
                                read_matter_state(system, stored->state)));
  }
  CHECK(gapless(city));
}

}  // namespace liandong::engine
