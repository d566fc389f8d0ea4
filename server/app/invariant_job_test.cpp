// The check over everything that is stored: when it runs, what it records, whom it tells.
#include "app/invariant_job.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

using std::chrono::milliseconds;
using test::TestCity;

struct Hall {
  test::TemporaryStore store{"liandong-invariants"};
  TestCity city{[this] {
    TestCity::Options options;
    options.path = store.path();
    return options;
  }()};
  ReaderPool readers{city.database()};
  InvariantJob job{city.engine(), readers};

  void run_to_the_end() {
    while (job.run(milliseconds{0})) {
    }
  }
  InvariantsView view() {
    return readers.with(
        [](store::Connection& reader) { return read_invariants(reader, TestCity::code()); });
  }
  /// The invariants with a fault after the store was changed behind the engine's back.
  std::string broken_after(std::string_view sql) {
    city.write([&](store::Connection& writer) { writer.execute(sql); });
    job.ask(PersonId{"x"});
    run_to_the_end();
    std::string names;
    const auto seen = view();
    for (const auto& each : seen.last->results) {
      names += each.faults > 0 ? (names.empty() ? "" : " ") + each.invariant : "";
    }
    return names;
  }
  std::int64_t notices() {
    return city.number("select count(*) from notice where kind = 'invariants_broken' and unit = $1",
                       {test::justice});
  }
};

}  // namespace

TEST_CASE("nothing is checked by day unless S asks; then twelve invariants have a result") {
  Hall hall;
  hall.city.attach_all(hall.city.find());
  hall.city.bring_to("dismissed");
  CHECK_FALSE(hall.job.run(milliseconds{0}));
  CHECK_FALSE(hall.view().last.has_value());
  hall.job.ask(PersonId{"justice.coordinator"});
  CHECK(hall.job.run(milliseconds{0}));
  CHECK(hall.job.matters_done() == 0);
  hall.run_to_the_end();
  CHECK_FALSE(hall.job.matters_done().has_value());
  const auto last = hall.view().last;
  REQUIRE(last.has_value());
  CHECK(last->asked_by.view() == "justice.coordinator");
  CHECK(last->matters == 2);
  CHECK(last->events == hall.city.number("select count(*) from event"));
  REQUIRE(last->results.size() == 12);
  CHECK(last->results.front().invariant == "I1");
  CHECK(last->results.front().checked == 2);
  CHECK(last->results.back().invariant == "I12");
  for (const auto& each : last->results) {
    CAPTURE(each.invariant);
    CHECK(each.faults == 0);
  }
  CHECK(hall.notices() == 0);
  CHECK_FALSE(hall.job.run(milliseconds{0}));
}

TEST_CASE("a fault is recorded with its matter, and S is told") {
  Hall hall;
  const MatterId matter = hall.city.find();
  CHECK(hall.broken_after("update obligation set clause = 'other'") == "I5");
  const auto last = hall.view().last;
  REQUIRE(last->faults.size() == 1);
  CHECK(last->faults[0].matter->id == matter);
  CHECK(last->faults[0].what.find("transfer") != std::string::npos);
  CHECK(hall.notices() == 1);
}

TEST_CASE("each invariant is broken by what breaks it") {
  const auto broken = [](std::string_view sql) {
    Hall hall;
    hall.city.attach_all(hall.city.find());
    return hall.broken_after(sql);
  };
  CHECK(broken("update matter set handler = 'nobody'") == "I1");
  CHECK(broken("update matter set custodian = '130581101'") == "I4");
  CHECK(broken("update matter set closed_at = 1") == "I3");
  CHECK(broken("update matter set version = version + 1") == "I3");
  CHECK(broken("delete from obligation") == "I5");
  CHECK(broken("update matter_unit set due_before = 1 where bucket = 'to_do'") == "I5");
  CHECK(broken("update content set body = 'other', personal = 0") == "I10");
  CHECK(broken("update matter set state = replace(state, '\"bounces\":0', '\"bounces\":1')") ==
        "I12");
}

TEST_CASE("I6 a letter signed by an office, I8 a clock that moved earlier without a notice") {
  Hall hall;
  const MatterId matter = hall.city.find();
  hall.city.attach_all(matter);
  hall.city.must(hall.city.actor(test::sucun), "issue", test::issue_body, matter);
  CHECK(hall.broken_after("update document set unit = '130581100.enforcement'").find("I6") !=
        std::string::npos);
}

TEST_CASE("at night it checks once by itself, and a restart does not check again") {
  Hall hall;
  hall.city.set_now("2026-03-03 01:59:59");
  CHECK_FALSE(hall.job.run(milliseconds{0}));
  CHECK_FALSE(hall.view().last.has_value());
  hall.city.set_now("2026-03-03 02:00:00");
  hall.run_to_the_end();
  REQUIRE(hall.view().last.has_value());
  CHECK(hall.view().last->id == 1);
  CHECK(hall.view().last->asked_by.empty());
  InvariantJob restarted{hall.city.engine(), hall.readers};
  CHECK_FALSE(restarted.run(milliseconds{0}));
  CHECK(hall.view().last->id == 1);
  hall.city.set_now("2026-03-04 04:59:59");
  while (restarted.run(milliseconds{0})) {
  }
  CHECK(hall.view().last->id == 2);
  hall.city.set_now("2026-03-05 05:00:00");
  CHECK_FALSE(restarted.run(milliseconds{0}));
  CHECK(hall.view().last->id == 2);
}

}  // namespace liandong::app
