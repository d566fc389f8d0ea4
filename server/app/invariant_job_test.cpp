// The check over everything that is stored: when it runs, what it records, whom it tells.
#include "app/invariant_job.hpp"

#include "app/joined/invariant_knowledge.hpp"
#include "support/city/test_city.hpp"
#include "systems/case_transfer/domain/state.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

#include <doctest/doctest.h>

#include <functional>

namespace liandong::app {
namespace {

using std::chrono::milliseconds;
using test::TestCity;

struct Hall {
  test::TestStore store{test::TestStore::Kind::file};
  TestCity city{[this] {
    TestCity::Options options;
    options.store = &store;
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

/// A store in which somebody else acts before each reading of the log.
class Busy final : public store::Database {
 public:
  Busy(store::Database& quiet, std::function<void()> act) : quiet_(quiet), act_(std::move(act)) {}
  std::unique_ptr<store::Connection> open_writer() override { return quiet_.open_writer(); }
  std::unique_ptr<store::Connection> open_reader() override {
    return std::make_unique<Reader>(quiet_.open_reader(), act_);
  }
  [[nodiscard]] std::string name() const override { return quiet_.name(); }

 private:
  class Reader final : public store::Connection {
   public:
    Reader(std::unique_ptr<store::Connection> quiet, std::function<void()>& act)
        : quiet_(std::move(quiet)), act_(act) {}
    void begin() override { quiet_->begin(); }
    void commit() override { quiet_->commit(); }
    void rollback() noexcept override { quiet_->rollback(); }
    std::int64_t changes() override { return quiet_->changes(); }
    void script(std::string_view sql) override { quiet_->script(sql); }
    [[nodiscard]] bool is_sqlite() const override { return quiet_->is_sqlite(); }

   protected:
    void run(std::string_view sql, std::span<const store::Param> params,
             const store::RowVisitor* visit) override {
      if (sql.find("from event") != std::string_view::npos) {
        act_();
      }
      if (visit == nullptr) {
        quiet_->execute(sql, params);
      } else {
        quiet_->query(sql, params, *visit);
      }
    }

   private:
    std::unique_ptr<store::Connection> quiet_;
    std::function<void()>& act_;
  };
  store::Database& quiet_;
  std::function<void()> act_;
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

TEST_CASE("what is done while the check reads is no fault: a step sees one state of the store") {
  Hall hall;
  const MatterId matter = hall.city.find();
  int acts = 0;
  Busy busy{hall.city.database(), [&] {
              hall.city.must(hall.city.actor(test::sucun), "add_note", R"({"text":"又去看了"})",
                             matter);
              ++acts;
            }};
  ReaderPool readers{busy};
  InvariantJob job{hall.city.engine(), readers};
  job.ask(PersonId{"justice.coordinator"});
  while (job.run(milliseconds{0})) {
  }
  CHECK(acts > 1);
  const auto seen = hall.view();
  for (const auto& each : seen.last->faults) {
    FAIL_CHECK(each.invariant << " " << each.what);
  }
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

TEST_CASE("I2 a matter that owes nothing and waits for one that is over") {
  Hall hall;
  hall.city.bring_to("objected");
  CHECK(hall.broken_after("select 1").empty());
  CHECK(hall.broken_after(
            "update matter set closed_at = 1 where system = 'dispute_coordination'") == "I3");
  CHECK(hall.broken_after("update matter set state = json_set(state, '$.own.interims', json('[]')) "
                          "where system = 'case_transfer'") == "I2 I3 I5 I12");
}

TEST_CASE("I6 a letter in the name of an office that may not sign") {
  Hall hall;
  const MatterId matter = hall.city.find();
  hall.city.attach_all(matter);
  hall.city.must(hall.city.actor(test::sucun), "issue", test::issue_body, matter);
  CHECK(hall.broken_after("select 1").empty());
  // The number of the unit it was taken from is then used up without a document.
  CHECK(hall.broken_after("update document set unit = '130581100.enforcement'") == "I6 I10");
  CHECK(hall.view().last->results[5].checked == 1);
}

TEST_CASE("I8 a clock that a calendar moved earlier and nobody was told of") {
  Hall hall;
  hall.city.set_now("2026-10-09 09:00");
  const MatterId matter = hall.city.find();
  hall.city.turn_days({*parse_iso_date("2026-10-11")});  // a Sunday to work: a day earlier
  hall.city.confirm_earlier_times();
  hall.city.must(TestCity::platform(), "recompute_clocks", "{}", matter);
  CHECK(hall.broken_after("select 1").empty());
  CHECK(hall.view().last->results[7].checked > 0);
  CHECK(hall.broken_after("update notice set kind = 'x' where kind = 'clock_moved'") == "I8");
}

TEST_CASE("I12 a moved clock whose record cannot be read is a fault, and the check goes on") {
  Hall hall;
  hall.city.set_now("2026-10-09 09:00");
  const MatterId matter = hall.city.find();
  hall.city.turn_days({*parse_iso_date("2026-10-11")});
  hall.city.confirm_earlier_times();
  hall.city.must(TestCity::platform(), "recompute_clocks", "{}", matter);
  CHECK(hall.broken_after("select 1").empty());
  hall.city.write([](store::Connection& writer) { test::lift_guards(writer); });
  CHECK(hall.broken_after("update event set payload = '{' where type = 'matter.clock_moved.v1'") ==
        "I10 I12");
}

TEST_CASE("I9 a reading of a complainant that is in no audit list") {
  Hall hall;
  const auto reader = hall.city.actor(test::market);
  const MatterId matter =
      hall.city
          .must(reader, "register",
                R"({"title":"小区门口占道经营","kind":"tip","source":"counter",)"
                R"("received_at":"2026-03-02T09:00:00+08:00",)"
                R"("place":"130581100","location":"东街村口","item":"P004",)"
                R"("party":{"kind":"unknown"},"facts":"每天傍晚占用人行道摆摊",)"
                R"("complainant":{"name":"钱多多","contact":"13812345678"}})")
          .id;
  const std::string complainant = hall.city.words(
      "select json_extract(state, '$.own.complainants[0].id') from matter where id = $1", {matter});
  hall.city.must(reader, "reveal_identity",
                 R"({"complainant":")" + complainant + R"(","reason":"回访核实"})", matter);
  CHECK(hall.broken_after("select 1").empty());
  CHECK(hall.view().last->results[8].checked == 1);
  CHECK(hall.broken_after("delete from audit where kind = 'revealed'") == "I9");
}

TEST_CASE("I11 a case that was closed under suspicion; ended suspicion and open cases are none") {
  const auto fault = invariant_knowledge().crime_fault;
  engine::System system;
  system.name = "case_transfer";
  case_transfer::Transfer transfer;
  transfer.stage = case_transfer::Stage::concluded;
  CHECK(fault(system, &transfer).empty());
  transfer.suspicion = case_transfer::Suspicion{};
  CHECK_FALSE(fault(system, &transfer).empty());
  transfer.suspicion->ended_at = Instant{1};
  CHECK(fault(system, &transfer).empty());
  transfer.suspicion->ended_at.reset();
  transfer.stage = case_transfer::Stage::accepted;
  CHECK(fault(system, &transfer).empty());
}

TEST_CASE("I11 a complaint that was fined under suspicion; a warning is none") {
  const auto fault = invariant_knowledge().crime_fault;
  engine::System system;
  system.name = "complaint_intake";
  complaint_intake::Complaint complaint;
  complaint.suspicion = complaint_intake::Suspicion{};
  CHECK(fault(system, &complaint).empty());
  complaint.outcome = complaint_intake::CaseOutcome{};
  CHECK_FALSE(fault(system, &complaint).empty());
  complaint.outcome->kind = complaint_intake::DecisionKind::warning;
  CHECK(fault(system, &complaint).empty());
  complaint.outcome->kind = complaint_intake::DecisionKind::fine;
  complaint.suspicion->ended_at = Instant{1};
  CHECK(fault(system, &complaint).empty());
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
