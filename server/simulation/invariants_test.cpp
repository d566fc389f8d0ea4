// The judge itself is judged: each case breaks the store behind the engine's back.
#include "simulation/invariants.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::simulation {
namespace {

using test::TestCity;

struct Bench {
  TestCity city;
  Ledger ledger{city.reader(), TestCity::code(), city.systems()};
  Invariants invariants{city.reader(), TestCity::code(), ledger};
  MatterId matter = city.find();

  /// The first words of what is broken after one more command; "" if everything holds.
  std::string verdict() {
    try {
      invariants.judge(ledger.read_on(*city.world()), *city.world());
    } catch (const Broken& broken) {
      return std::string{broken.what()}.substr(0, 3);
    }
    return {};
  }
  /// Two commands, the store changed by hand after the second, then judged.
  std::string verdict_after(std::string_view sql) {
    REQUIRE(verdict().empty());
    city.attach(matter, test::sucun, "basic_facts");
    city.write([&](store::Connection& writer) { writer.execute(sql); });
    return verdict();
  }
};

}  // namespace

TEST_CASE("a city in order is found in order") {
  Bench bench;
  CHECK(bench.verdict().empty());
  bench.city.attach_all(bench.matter);
  CHECK(bench.verdict().empty());
  CHECK(first_fault(bench.city.reader(), TestCity::code(), bench.city.systems(),
                    *bench.city.world()) == "");
}

TEST_CASE("I1 a custodian that is not there or not active") {
  CHECK(Bench{}.verdict_after("update matter set custodian = ''") == "I1:");
  CHECK(Bench{}.verdict_after("update matter set custodian = '130581.merged'") == "I1:");
  CHECK(Bench{}.verdict_after("update matter set handler = 'nobody'") == "I1:");
}

TEST_CASE("I4 a row that names another custodian than the state") {
  CHECK(Bench{}.verdict_after("update matter set custodian = '130581101'") == "I4:");
}

TEST_CASE("I11 a case that was concluded while suspected of a crime") {
  CHECK(Bench{}.verdict_after(
            "update matter set state = json_set(state, '$.own.stage', 'dismissed', "
            "'$.own.suspicion', json('{\"suspected_crime\":null,\"grounds\":null,\"marked_at\":"
            "\"2026-03-02T10:00:00+08:00\",\"referral\":\"\",\"prosecuted\":false}'))") == "I11");
}

TEST_CASE("I2 a disputed case whose interim responsible unit owes nothing for it") {
  Bench bench;
  bench.city.attach_all(bench.matter);
  bench.city.must(bench.city.actor(test::sucun), "issue", test::issue_body, bench.matter);
  bench.city.must(bench.city.actor(test::land), "receive", "{}", bench.matter);
  bench.city.must(bench.city.actor(test::land), "object",
                  R"({"reasons":"不属于本单位","legal_basis":"清单"})", bench.matter);
  SUBCASE("the interim unit keeps it safe") { CHECK(bench.verdict().empty()); }
  SUBCASE("the interim unit owes nothing for it") {
    bench.city.write([](store::Connection& writer) {
      writer.execute(
          "update matter set state = json_set(state, '$.own.interims[0].ended_at', "
          "'2026-11-20T10:00:00+08:00')");
    });
    CHECK(bench.verdict() == "I2:");
  }
}

TEST_CASE("I7 a matter that is closed and owes something") {
  // Dismissed in its state only: what it owed is open still.
  CHECK(Bench{}.verdict_after(
            "update matter set state = json_set(state, '$.own.stage', 'dismissed'), "
            "closed_at = 1") == "I7:");
}

TEST_CASE("I10 a log with a hole, and an event that was recorded before it happened") {
  constexpr std::string_view last = " where seq = (select max(seq) from event)";
  for (const std::string change : {"version = version + 1", "recorded_at = occurred_at - 1"}) {
    Bench bench;
    bench.city.write([](store::Connection& writer) { test::lift_guards(writer); });
    CHECK(bench.verdict_after("update event set " + change + std::string{last}) == "I10");
  }
}

TEST_CASE("I3 a row that is closed before its state, or at another version than its log") {
  CHECK(Bench{}.verdict_after("update matter set closed_at = 1") == "I3:");
  CHECK(Bench{}.verdict_after("update matter set version = version + 1") == "I3:");
}

TEST_CASE("I5 obligations that vanish, end or move without an act") {
  CHECK(Bench{}.verdict_after("delete from obligation") == "I5:");
  CHECK(Bench{}.verdict_after("update obligation set outcome = 'late', ended_at = 1") == "I5:");
  CHECK(Bench{}.verdict_after("update obligation set due_before = due_before + 1") == "I5:");
}

TEST_CASE("I8 a due time that moved earlier without a word to the debtor") {
  Bench bench;
  REQUIRE(bench.verdict().empty());
  const Actor office = bench.city.actor(test::justice, Role::coordinator);
  bench.city.must(office, "mark_urgent", R"({"reason":"evidence_may_be_lost"})", bench.matter);
  SUBCASE("told") { CHECK(bench.verdict().empty()); }
  SUBCASE("not told") {
    bench.city.write([](store::Connection& writer) {
      writer.execute("delete from notice where kind = 'clock_moved'");
    });
    CHECK(bench.verdict() == "I8:");
  }
}

TEST_CASE("I6 a letter in the name of an office") {
  Bench bench;
  REQUIRE(bench.verdict().empty());
  bench.city.attach_all(bench.matter);
  bench.city.must(bench.city.actor(test::sucun), "issue", test::issue_body, bench.matter);
  SUBCASE("of a legal subject") { CHECK(bench.verdict().empty()); }
  SUBCASE("of an office") {
    bench.city.write([](store::Connection& writer) {
      writer.execute("update document set unit = '130581100.enforcement'");
    });
    CHECK(bench.verdict() == "I6:");
  }
}

TEST_CASE("I9 a reading that is in no audit list, and one that nobody asked for") {
  Bench bench;
  bench.invariants.count_reading();
  CHECK(bench.verdict() == "I9:");
}

}  // namespace liandong::simulation
