// The bounds of finding and sending, one second to either side.
#include "systems/case_transfer/domain/transfer_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::case_transfer::test {
namespace {

constexpr auto safety = UrgencyReason::personal_or_public_safety;

// The outcome of the duty to transfer if the letter goes out then.
ObligationOutcome outcome_if_issued(Matter& matter, Instant issued_at) {
  matter.attach_all(matter.state->discovered_at);
  matter.issue(issued_at);
  return outcome_of(matter.duty("transfer"));
}

}  // namespace

TEST_CASE("3.1.1-a: a township has three working days from the day after discovery") {
  Matter matter;
  matter.find(at("2026-09-30 10:00"));
  CHECK(matter.duty("transfer").clause == "3.1.1-a");
  CHECK(matter.duty("transfer").due_before == at("2026-10-11 00:00"));
  SUBCASE("a second before midnight of the make-up Saturday") {
    CHECK(outcome_if_issued(matter, at("2026-10-10 23:59:59")) == ObligationOutcome::on_time);
  }
  SUBCASE("at midnight it is late, recorded and not refused") {
    CHECK(outcome_if_issued(matter, at("2026-10-11 00:00")) == ObligationOutcome::late);
  }
}

TEST_CASE("3.1.1-b: a department has three working days as well") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-20 16:00"));
  command.item = ItemCode{"waste"};
  command.source = FindingSource::supervision;
  matter.must("dept", Role::handler, command, at("2026-11-20 17:00"));
  const Obligation duty = matter.duty("transfer");
  CHECK(duty.clause == "3.1.1-b");
  CHECK(duty.basis == Basis::notice);
  CHECK(duty.due_before == at("2026-11-26 00:00"));
  CHECK(duty.debtor == UnitId{"dept"});
  CHECK(duty.creditor == UnitId{"town"});
}

TEST_CASE("3.1.1-a: the time that counts is that of the act, not of its entry") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  matter.attach_all(at("2026-11-16 10:00"));
  matter.must("town", Role::head, issue_to("dept"), at("2026-11-25 09:00"),
              at("2026-11-19 23:59:59"));
  CHECK(outcome_of(matter.duty("transfer")) == ObligationOutcome::on_time);
}

TEST_CASE("3.1.1-c: an urgent finding is due 24 hours after discovery, over a weekend") {
  Matter matter;
  matter.find(at("2026-11-20 17:40"), safety);
  const Obligation duty = matter.duty("transfer");
  CHECK(duty.clause == "3.1.1-c");
  CHECK(duty.hour_clock);
  CHECK(duty.due_before == at("2026-11-21 17:40"));
  SUBCASE("in time") {
    CHECK(outcome_if_issued(matter, at("2026-11-21 17:39:59")) == ObligationOutcome::on_time);
  }
  SUBCASE("late") {
    CHECK(outcome_if_issued(matter, at("2026-11-21 17:40")) == ObligationOutcome::late);
  }
}

TEST_CASE("3.1.1-c: an upgrade starts 24 hours when it became urgent; the earlier bound holds") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));  // ordinary bound: 2026-11-20 00:00
  MarkUrgent mark{safety, std::nullopt};
  SUBCASE("24 hours end first") {
    mark.became_urgent_at = at("2026-11-17 12:00");
    matter.must("town", Role::head, mark, at("2026-11-17 13:00"));
    CHECK(matter.duty("transfer").due_before == at("2026-11-18 12:00"));
    CHECK(matter.duty("transfer").arises_at == at("2026-11-17 12:00"));
  }
  SUBCASE("24 hours that end a second earlier hold") {
    matter.must("town", Role::head, mark, at("2026-11-18 23:59:59"));
    CHECK(matter.duty("transfer").due_before == at("2026-11-19 23:59:59"));
    CHECK(matter.duty("transfer").clause == "3.1.1-c");
  }
  SUBCASE("three working days that end no later hold") {
    matter.must("town", Role::head, mark, at("2026-11-19 00:00"));
    CHECK(matter.duty("transfer").due_before == at("2026-11-20 00:00"));
    CHECK(matter.duty("transfer").clause == "3.1.1-a");
  }
}

TEST_CASE("3.1.1-c: a declined urgency gives the ordinary clock back") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), safety);
  CHECK(matter.duty("confirm_urgency").target_before == at("2026-11-17 09:00"));
  matter.must("town", Role::head, ConfirmUrgency{false, text("no danger")}, at("2026-11-16 11:00"));
  CHECK(matter.duty("transfer").due_before == at("2026-11-20 00:00"));
  CHECK(outcome_of(matter.duty("confirm_urgency")) == ObligationOutcome::on_time);
  matter.must("town", Role::handler, MarkUrgent{safety, {}}, at("2026-11-16 12:00"));
  CHECK(outcome_of(matter.duty("confirm_urgency.2")) == ObligationOutcome::open);
}

TEST_CASE("3.1.1-c: the head confirms a declared urgency within 24 hours") {
  Matter matter;
  matter.find(at("2026-11-20 17:40"), safety);
  SUBCASE("in time") {
    matter.must("town", Role::head, ConfirmUrgency{}, at("2026-11-21 17:39:59"));
    CHECK(outcome_of(matter.duty("confirm_urgency")) == ObligationOutcome::on_time);
  }
  SUBCASE("over the target") {
    matter.must("town", Role::head, ConfirmUrgency{}, at("2026-11-21 17:40"));
    CHECK(outcome_of(matter.duty("confirm_urgency")) == ObligationOutcome::over_target);
  }
}

TEST_CASE("3.1.1-c: what head, receiver or S marks urgent needs no confirmation") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  SUBCASE("head") { matter.must("town", Role::head, MarkUrgent{}, at("2026-11-16 10:00")); }
  SUBCASE("S") { matter.must("justice", Role::coordinator, MarkUrgent{}, at("2026-11-16 10:00")); }
  SUBCASE("receiver") {
    matter.attach_all(at("2026-11-16 09:30"));
    matter.issue(at("2026-11-16 09:40"));
    matter.must("dept", Role::handler, MarkUrgent{}, at("2026-11-16 10:00"));
  }
  CHECK_FALSE(matter.has_duty("confirm_urgency"));
}

TEST_CASE("3.1.1-d: a violation in progress counts as urgent unless it was stopped") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), std::nullopt, true);
  CHECK(matter.duty("transfer").due_before == at("2026-11-17 09:00"));
  const auto stopped_at = [&](std::string_view when, DissuasionResult result) {
    matter.must("town", Role::handler, dissuasion(at(when), result), at("2026-11-16 12:00"));
  };
  SUBCASE("not stopped") {
    stopped_at("2026-11-16 09:05", DissuasionResult::not_stopped);
    CHECK(matter.duty("transfer").clause == "3.1.1-c");
  }
  SUBCASE("the party left") {
    stopped_at("2026-11-16 09:05", DissuasionResult::party_left);
    CHECK(matter.duty("transfer").clause == "3.1.1-c");
  }
  SUBCASE("stopped") {
    stopped_at("2026-11-16 09:05", DissuasionResult::stopped);
    CHECK(matter.duty("transfer").due_before == at("2026-11-20 00:00"));
  }
  SUBCASE("stopped and begun again, entered in either order") {
    stopped_at("2026-11-16 10:00", DissuasionResult::not_stopped);
    stopped_at("2026-11-16 09:05", DissuasionResult::stopped);
    CHECK(matter.duty("transfer").clause == "3.1.1-c");
  }
  SUBCASE("at the same moment doubt means urgent") {
    stopped_at("2026-11-16 10:00", DissuasionResult::stopped);
    stopped_at("2026-11-16 10:00", DissuasionResult::not_stopped);
    CHECK(matter.duty("transfer").clause == "3.1.1-c");
  }
}

TEST_CASE("3.1.1-d: dissuading is owed from the discovery, without a number") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), std::nullopt, true);
  CHECK_FALSE(matter.duty("dissuade").due_before.has_value());
  CHECK_FALSE(matter.duty("dissuade").target_before.has_value());
  CHECK(matter.duty("dissuade").arises_at == at("2026-11-16 09:00"));
  matter.must("town", Role::handler, dissuasion(at("2026-11-16 09:03"), DissuasionResult::stopped),
              at("2026-11-16 11:00"));
  CHECK(matter.duty("dissuade").discharged_at == at("2026-11-16 09:03"));
  CHECK(outcome_of(matter.duty("dissuade")) == ObligationOutcome::on_time);
}

TEST_CASE("3.1.1-e: the competent unit is told promptly, with a target of two hours") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), std::nullopt, true);
  CHECK(matter.duty("tell").target_before == at("2026-11-16 11:00"));
  SUBCASE("in time") {
    matter.must("town", Role::duty_desk, telling(at("2026-11-16 10:59:59")),
                at("2026-11-16 12:00"));
    CHECK(outcome_of(matter.duty("tell")) == ObligationOutcome::on_time);
  }
  SUBCASE("over the target, never late") {
    matter.must("town", Role::duty_desk, telling(at("2026-11-16 11:00")), at("2026-11-16 12:00"));
    CHECK(outcome_of(matter.duty("tell")) == ObligationOutcome::over_target);
  }
  SUBCASE("telling another unit does not count") {
    matter.must("town", Role::duty_desk, telling(at("2026-11-16 10:00"), "dept2"),
                at("2026-11-16 12:00"));
    CHECK(outcome_of(matter.duty("tell")) == ObligationOutcome::open);
  }
  SUBCASE("the letter tells it at the latest") {
    matter.attach_all(at("2026-11-16 10:00"));
    matter.issue(at("2026-11-16 13:00"));
    CHECK(matter.duty("tell").discharged_at == at("2026-11-16 13:00"));
  }
}

TEST_CASE("3.1.1-d: what is not in progress owes neither dissuading nor telling") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  CHECK_FALSE(matter.has_duty("dissuade"));
  CHECK_FALSE(matter.has_duty("tell"));
}

TEST_CASE("3.1.1-a: an approved later start moves the clock and keeps the strict date") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.jurisdiction_determined_at = at("2026-11-18 15:00");
  matter.must("town", Role::handler, command, at("2026-11-18 16:00"));
  CHECK(matter.duty("transfer").due_before == at("2026-11-20 00:00"));
  CHECK_FALSE(matter.duty("transfer").strict_due_before.has_value());
  matter.must("town", Role::head, ApproveLaterStart{text("survey")}, at("2026-11-18 17:00"));
  CHECK(matter.duty("transfer").due_before == at("2026-11-24 00:00"));
  CHECK(matter.duty("transfer").strict_due_before == at("2026-11-20 00:00"));
  CHECK(matter.duty("transfer").arises_at == at("2026-11-18 15:00"));
}

TEST_CASE("3.1.1-c: a later start moves an urgent clock too, and keeps its strict date") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.jurisdiction_determined_at = at("2026-11-16 15:00");
  command.urgency = safety;
  matter.must("town", Role::handler, command, at("2026-11-16 16:00"));
  matter.must("town", Role::head, ApproveLaterStart{text("survey")}, at("2026-11-16 17:00"));
  CHECK(matter.duty("transfer").due_before == at("2026-11-17 15:00"));
  CHECK(matter.duty("transfer").strict_due_before == at("2026-11-17 09:00"));
}

TEST_CASE("between two townships the periods are targets, not law") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.item = ItemCode{"market"};
  matter.must("town", Role::handler, command, at("2026-11-16 10:00"));
  const Obligation duty = matter.duty("transfer");
  CHECK(duty.basis == Basis::internal);
  CHECK_FALSE(duty.due_before.has_value());
  CHECK(duty.target_before == at("2026-11-20 00:00"));
}

TEST_CASE("between two departments the periods are targets, an office with a statute included") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.item = ItemCode{"air"};
  matter.must("dept2", Role::handler, command, at("2026-11-16 10:00"));
  CHECK(matter.duty("transfer").basis == Basis::internal);
}

TEST_CASE("what is on no list counts as inside the notice") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.item = ItemCode{};
  command.item_reason = text("on no list");
  matter.must("town", Role::handler, command, at("2026-11-16 10:00"));
  CHECK(matter.duty("transfer").basis == Basis::notice);
  CHECK(matter.duty("transfer").creditor.empty());
}

TEST_CASE("3.1.1-a: a withdrawn letter leaves the duty with its original clock") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  matter.attach_all(at("2026-11-16 10:00"));
  matter.issue(at("2026-11-17 09:00"));
  matter.must("town", Role::head, Withdraw{text("wrong unit")}, at("2026-11-18 09:00"));
  CHECK(outcome_of(matter.duty("transfer")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("receive")) == ObligationOutcome::superseded);
  CHECK(matter.duty("transfer.2").arises_at == at("2026-11-16 09:00"));
  CHECK(matter.duty("transfer.2").due_before == at("2026-11-20 00:00"));
  matter.issue(at("2026-11-20 00:00"));
  CHECK(outcome_of(matter.duty("transfer.2")) == ObligationOutcome::late);
  CHECK(outcome_of(matter.duty("receive.2")) == ObligationOutcome::open);
}

}  // namespace liandong::case_transfer::test
