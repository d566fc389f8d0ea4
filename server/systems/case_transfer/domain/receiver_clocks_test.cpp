// The bounds from the receipt to the result, one second to either side.
#include "systems/case_transfer/domain/transfer_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::case_transfer::test {
namespace {

constexpr auto safety = UrgencyReason::personal_or_public_safety;

// A received matter; receipt on Monday 2026-11-16 10:00, so five working days end with the 23rd.
Matter received() {
  Matter matter;
  matter.find(at("2026-11-12 09:00"));
  matter.attach_all(at("2026-11-12 10:00"));
  matter.issue(at("2026-11-13 09:00"));
  matter.receive(at("2026-11-16 10:00"));
  return matter;
}

RequestSupplement request() { return {{MaterialKind::case_source}, text("missing pages")}; }

void ask(Matter& matter, Instant when) { matter.must("dept", Role::handler, request(), when); }

void supply(Matter& matter, Instant when) {
  matter.attach("town", MaterialKind::case_source, when);
  matter.must("town", Role::handler, Supply{}, when);
}

}  // namespace

TEST_CASE("3.1.1-a: receipt is targeted at one working day") {
  Matter matter;
  matter.find(at("2026-11-19 09:00"));
  matter.attach_all(at("2026-11-19 10:00"));
  matter.issue(at("2026-11-20 17:40"));  // a Friday
  CHECK(matter.duty("receive").basis == Basis::internal);
  CHECK(matter.duty("receive").debtor == UnitId{"dept"});
  SUBCASE("in time") {
    matter.receive(at("2026-11-23 23:59:59"));
    CHECK(outcome_of(matter.duty("receive")) == ObligationOutcome::on_time);
  }
  SUBCASE("over the target") {
    matter.receive(at("2026-11-24 00:00"));
    CHECK(outcome_of(matter.duty("receive")) == ObligationOutcome::over_target);
  }
}

TEST_CASE("3.1.1-c: receipt of an urgent case is targeted at two hours") {
  Matter matter;
  matter.find(at("2026-11-20 09:00"), safety);
  matter.attach("town", MaterialKind::basic_facts, at("2026-11-20 10:00"));
  matter.issue(at("2026-11-20 23:00"));
  CHECK(matter.duty("receive").clause == "3.1.1-c");
  CHECK(matter.duty("receive").hour_clock);
  SUBCASE("in time") {
    matter.receive(at("2026-11-21 00:59:59"));
    CHECK(outcome_of(matter.duty("receive")) == ObligationOutcome::on_time);
  }
  SUBCASE("over the target") {
    matter.receive(at("2026-11-21 01:00"));
    CHECK(outcome_of(matter.duty("receive")) == ObligationOutcome::over_target);
  }
}

TEST_CASE("3.1.1-c: an upgrade after sending gives the receiver two hours from the upgrade") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  matter.attach_all(at("2026-11-16 10:00"));
  matter.issue(at("2026-11-17 09:00"));
  const Obligation before = matter.duty("transfer");
  SUBCASE("two hours end first") {
    matter.must("justice", Role::coordinator, MarkUrgent{safety, at("2026-11-17 08:00")},
                at("2026-11-17 10:00"));
    CHECK(matter.duty("receive").target_before == at("2026-11-17 12:00"));
  }
  SUBCASE("the working day ends first") {
    matter.must("justice", Role::coordinator, MarkUrgent{safety, {}}, at("2026-11-18 23:00"));
    CHECK(matter.duty("receive").target_before == at("2026-11-19 00:00"));
  }
  CHECK(matter.duty("transfer") == before);
}

TEST_CASE("3.1.2-b: an urgent transfer completes its file within three working days") {
  Matter matter;
  matter.find(at("2026-11-20 09:00"), safety);
  matter.attach("town", MaterialKind::basic_facts, at("2026-11-20 10:00"));
  matter.issue(at("2026-11-20 23:00"));
  CHECK(matter.duty("complete_materials").target_before == at("2026-11-26 00:00"));
  matter.attach("town", MaterialKind::case_source, at("2026-11-21 10:00"));
  matter.attach("town", MaterialKind::preliminary_evidence, at("2026-11-21 10:00"));
  SUBCASE("in time") {
    matter.must("town", Role::handler, CompleteMaterials{}, at("2026-11-25 23:59:59"));
    CHECK(outcome_of(matter.duty("complete_materials")) == ObligationOutcome::on_time);
  }
  SUBCASE("over the target") {
    matter.must("town", Role::handler, CompleteMaterials{}, at("2026-11-26 00:00"));
    CHECK(outcome_of(matter.duty("complete_materials")) == ObligationOutcome::over_target);
  }
}

TEST_CASE("3.1.1-a: the receiver answers within five working days of receipt") {
  Matter matter = received();
  CHECK(matter.duty("respond").target_before == at("2026-11-24 00:00"));
  SUBCASE("accepted in time") {
    matter.accept(at("2026-11-23 23:59:59"));
    CHECK(outcome_of(matter.duty("respond")) == ObligationOutcome::on_time);
  }
  SUBCASE("accepted over the target") {
    matter.accept(at("2026-11-24 00:00"));
    CHECK(outcome_of(matter.duty("respond")) == ObligationOutcome::over_target);
  }
  SUBCASE("a late objection is recorded as late, not refused") {
    matter.must("dept", Role::head, objection(), at("2026-12-24 00:00"));
    CHECK(outcome_of(matter.duty("respond")) == ObligationOutcome::over_target);
  }
}

TEST_CASE("3.1.2-b: a supplement pauses the receiver's five days and gives the rest back") {
  Matter matter = received();
  // Asked on the 2nd of 5 working days (Wed 18th): 19th, 20th and 23rd are left.
  ask(matter, at("2026-11-18 11:00"));
  CHECK(matter.duty("supply").target_before == at("2026-11-24 00:00"));
  // Until it is supplied the sender's target (Mon 23rd) is where the clock resumes: 24, 25, 26.
  CHECK(matter.duty("respond").target_before == at("2026-11-27 00:00"));
  SUBCASE("supplied on Thursday: 20, 23, 24") {
    supply(matter, at("2026-11-19 16:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-25 00:00"));
    CHECK(outcome_of(matter.duty("supply")) == ObligationOutcome::on_time);
  }
  SUBCASE("supplied late: the pause ended with the sender's target") {
    supply(matter, at("2026-11-24 00:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-27 00:00"));
    CHECK(outcome_of(matter.duty("supply")) == ObligationOutcome::over_target);
  }
}

TEST_CASE("3.1.2-b: the rest after a supplement is at least two working days") {
  Matter matter = received();
  SUBCASE("asked with two days left: two days") {
    ask(matter, at("2026-11-19 11:00"));
    supply(matter, at("2026-11-19 12:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-24 00:00"));
  }
  SUBCASE("asked with one day left: two days") {
    ask(matter, at("2026-11-20 11:00"));
    supply(matter, at("2026-11-20 12:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-25 00:00"));
  }
  SUBCASE("asked on the last day: two days") {
    ask(matter, at("2026-11-23 23:59:59"));
    supply(matter, at("2026-11-24 12:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-27 00:00"));
  }
  SUBCASE("asked after the end: what is over cannot be paused") {
    ask(matter, at("2026-11-24 00:00"));
    supply(matter, at("2026-11-24 12:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-24 00:00"));
  }
}

TEST_CASE("3.1.2-b: a target in hours is paused by the second") {
  Matter matter = received();
  matter.targets =
      Targets{{{"case_transfer.respond", hours(120)}, {"case_transfer.supply", working_days(3)}}};
  SUBCASE("the rest, if it is more than two working days") {
    ask(matter, at("2026-11-16 11:00"));  // 119 hours are left
    supply(matter, at("2026-11-17 10:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-22 09:00"));
  }
  SUBCASE("two working days, if they are more than the rest") {
    ask(matter, at("2026-11-18 10:00"));  // 72 hours are left
    supply(matter, at("2026-11-19 10:00"));
    CHECK(matter.duty("respond").target_before == at("2026-11-24 00:00"));
  }
}

TEST_CASE("3.1.2-b: without a target for the sender the receiver is paused until the supply") {
  Matter matter = received();
  matter.targets = Targets{{{"case_transfer.respond", working_days(5)}}};
  ask(matter, at("2026-11-18 11:00"));
  CHECK_FALSE(matter.duty("respond").target_before.has_value());
  SUBCASE("supplied") {
    supply(matter, at("2026-11-30 10:00"));
    CHECK(matter.duty("respond").target_before == at("2026-12-04 00:00"));
  }
  SUBCASE("or the receiver decides without it, at once if it likes") {
    matter.accept(at("2026-11-18 12:00"));
    CHECK(outcome_of(matter.duty("respond")) == ObligationOutcome::on_time);
    CHECK(outcome_of(matter.duty("supply")) == ObligationOutcome::superseded);
  }
}

TEST_CASE("3.1.2-b: the receiver decides on what it has once the sender's target has passed") {
  Matter matter = received();
  ask(matter, at("2026-11-18 11:00"));
  const Rejection early = matter.refused("dept", Role::head, Accept{}, at("2026-11-23 23:59:59"));
  CHECK(is(early, Refusal::supplement_awaited));
  CHECK(early.at == at("2026-11-24 00:00"));
  CHECK(is(matter.refused("dept", Role::head, objection(), at("2026-11-23 23:59:59")),
           Refusal::supplement_awaited));
  SUBCASE("accept") { matter.accept(at("2026-11-24 00:00")); }
  SUBCASE("object") { matter.must("dept", Role::head, objection(), at("2026-11-24 00:00")); }
  CHECK(outcome_of(matter.duty("supply")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("respond")) == ObligationOutcome::on_time);
}

TEST_CASE("L:penalty_law-60: a filed case is decided in ninety days, rolled over a holiday") {
  Matter matter;
  matter.find(at("2026-06-29 09:00"));
  matter.attach_all(at("2026-06-29 10:00"));
  matter.issue(at("2026-06-30 09:00"));
  matter.receive(at("2026-07-01 09:00"));
  matter.accept(at("2026-07-02 09:00"));
  CHECK(matter.duty("decide_filing").target_before == at("2026-07-24 00:00"));
  matter.file(at("2026-07-03 09:00"));
  const Obligation duty = matter.duty("decide_case");
  CHECK(duty.basis == Basis::law);
  CHECK(duty.due_before == at("2026-10-09 00:00"));
  SUBCASE("in time") {
    matter.decide_case(at("2026-10-08 23:59:59"));
    CHECK(outcome_of(matter.duty("decide_case")) == ObligationOutcome::on_time);
  }
  SUBCASE("late") {
    matter.decide_case(at("2026-10-09 00:00"));
    CHECK(outcome_of(matter.duty("decide_case")) == ObligationOutcome::late);
    CHECK(matter.duty("report_result").arises_at == at("2026-10-09 00:00"));
  }
}

TEST_CASE("3.1.1-a: filing is decided within fifteen working days of acceptance") {
  Matter matter = received();
  matter.accept(at("2026-11-17 09:00"));
  CHECK(matter.duty("decide_filing").target_before == at("2026-12-09 00:00"));
  SUBCASE("filed in time, entered later") {
    matter.must("dept", Role::handler, filing(at("2026-12-08 23:59:59")), at("2026-12-20 09:00"));
    CHECK(outcome_of(matter.duty("decide_filing")) == ObligationOutcome::on_time);
  }
  SUBCASE("filed over the target") {
    matter.file(at("2026-12-09 00:00"));
    CHECK(outcome_of(matter.duty("decide_filing")) == ObligationOutcome::over_target);
  }
  SUBCASE("filed between receipt and acceptance") {
    matter.must("dept", Role::handler, filing(at("2026-11-16 12:00")), at("2026-11-17 10:00"));
    CHECK(matter.duty("decide_filing").discharged_at == at("2026-11-17 09:00"));
  }
  SUBCASE("not filing counts from the act") {
    matter.must("dept", Role::handler, no_filing(), at("2026-12-20 09:00"),
                at("2026-12-08 23:59:59"));
    CHECK(outcome_of(matter.duty("decide_filing")) == ObligationOutcome::on_time);
    CHECK(matter.duty("report_result").arises_at == at("2026-12-08 23:59:59"));
  }
}

TEST_CASE("3.1.1-a: the sender learns the result within five working days of the decision") {
  Matter matter = received();
  matter.accept(at("2026-11-17 09:00"));
  matter.file(at("2026-11-17 10:00"));
  matter.decide_case(at("2026-11-18 10:00"));
  CHECK(matter.duty("report_result").creditor == UnitId{"town"});
  SUBCASE("in time") {
    matter.must("dept", Role::handler, ReportResult{text("fined")}, at("2026-11-25 23:59:59"));
    CHECK(outcome_of(matter.duty("report_result")) == ObligationOutcome::on_time);
  }
  SUBCASE("over the target") {
    matter.must("dept", Role::handler, ReportResult{text("fined")}, at("2026-11-26 00:00"));
    CHECK(outcome_of(matter.duty("report_result")) == ObligationOutcome::over_target);
  }
  CHECK(closed(*matter.state));
}

TEST_CASE("a missing target shows elapsed time and is never passed") {
  Matter matter;
  matter.targets = Targets{};
  matter.find(at("2026-11-16 09:00"), std::nullopt, true);
  matter.attach_all(at("2026-11-16 10:00"));
  matter.issue(at("2026-11-16 11:00"));
  CHECK_FALSE(matter.duty("receive").target_before.has_value());
  matter.receive(at("2026-12-16 10:00"));
  CHECK_FALSE(matter.duty("respond").target_before.has_value());
  CHECK(outcome_of(matter.duty("receive")) == ObligationOutcome::on_time);
}

}  // namespace liandong::case_transfer::test
