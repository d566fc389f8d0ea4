// What the sentence of 三（四） on joint enforcement asks, on both sides of every bound.
#include "systems/joint_enforcement/joint_operation/domain/operation_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::joint_operation::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

// Planned on Monday 2 March 2026.
Matter planned() {
  Matter matter;
  matter.plan(at("2026-03-02 09:00"));
  return matter;
}

Matter carried_out() {
  Matter matter = planned();
  matter.confirm("dept", at("2026-03-02 10:00"));
  matter.act_together(at("2026-03-05 12:00"));
  return matter;
}

}  // namespace

TEST_CASE("3.4.2-a who is asked answers within the target, to the second") {
  Matter matter = planned();
  const Obligation row = matter.duty("confirm_participation");
  CHECK(row.debtor == UnitId{"dept"});
  CHECK(row.creditor == UnitId{"town"});
  CHECK(row.clause == "3.4.2-a");
  CHECK(*row.target_before == at("2026-03-05 00:00"));
  CHECK_FALSE(row.due_before.has_value());
  matter.confirm("dept", at("2026-03-04 23:59:59"));
  CHECK(outcome_of(matter.duty("confirm_participation")) == Outcome::on_time);
  CHECK(matter.state->stage == Stage::planned);
  matter.must("dept2", head, DeclineParticipation{text("no people")}, at("2026-03-05 00:00"));
  CHECK(outcome_of(matter.duty("confirm_participation.2")) == Outcome::over_target);
  CHECK(matter.state->stage == Stage::confirmed);
}

TEST_CASE("3.4.2-a nobody beside the organiser is no joint enforcement") {
  Matter matter = planned();
  matter.must("dept", head, DeclineParticipation{text("no")}, at("2026-03-02 10:00"));
  matter.must("dept2", head, DeclineParticipation{text("no")}, at("2026-03-02 10:00"));
  CHECK(matter.state->stage == Stage::planned);
  matter.must("town", handler, InviteUnit{UnitId{"police"}, text("they may")},
              at("2026-03-02 11:00"));
  CHECK(outcome_of(matter.duty("confirm_participation.3")) == Outcome::open);
  CHECK(matter.duty("confirm_participation.3").arises_at == at("2026-03-02 11:00"));
  matter.confirm("police", at("2026-03-02 12:00"));
  CHECK(matter.state->stage == Stage::confirmed);
}

TEST_CASE("3.4.2-a who did not answer before the operation did not come") {
  Matter matter = carried_out();
  CHECK(outcome_of(matter.duty("confirm_participation.2")) == Outcome::superseded);
  CHECK(outcome_of(matter.duty("carry_out")) == Outcome::on_time);
  CHECK(matter.duty("carry_out").arises_at == at("2026-03-05 09:00"));
  CHECK_FALSE(matter.has_duty("record_result.3"));
}

TEST_CASE("3.4.2-a every unit that came says what it found within five working days") {
  Matter matter = carried_out();
  CHECK(matter.duty("record_result").debtor == UnitId{"town"});
  CHECK(matter.duty("record_result.2").debtor == UnitId{"dept"});
  CHECK(*matter.duty("record_result.2").target_before == at("2026-03-13 00:00"));
  matter.result("town", at("2026-03-12 23:59:59"));
  CHECK(outcome_of(matter.duty("record_result")) == Outcome::on_time);
  matter.result("dept", at("2026-03-13 00:00"));
  CHECK(outcome_of(matter.duty("record_result.2")) == Outcome::over_target);
  CHECK(outcome_of(matter.duty("conclude")) == Outcome::open);
  matter.must("dept", handler, resulting_case(), at("2026-03-13 00:00"));
  CHECK(matter.state->cases.front().unit == UnitId{"dept"});
  matter.must("town", head, Conclude{text("summary")}, at("2026-03-13 10:00"));
  CHECK(outcome_of(matter.duty("conclude")) == Outcome::on_time);
  CHECK(closed(*matter.state));
}

TEST_CASE("3.4.2-a an office of a unit names the officers of its unit") {
  Matter matter = planned();
  matter.must("dept.brigade", head, ConfirmParticipation{two_officers()}, at("2026-03-02 10:00"));
  CHECK(participant_of(*matter.state, UnitId{"dept"})->confirmed_at.has_value());
  matter.must("town", handler, NameOfficers{two_officers()}, at("2026-03-02 10:00"));
  CHECK(matter.state->participants.front().officers.size() == 2);
}

TEST_CASE("3.4.2-a one officer, or one without a certificate, is warned about") {
  ConfirmParticipation command{two_officers()};
  CHECK(warnings(command).empty());
  command.officers.resize(1);
  command.officers.front().certificate.clear();
  CHECK(warnings(command) ==
        std::vector<std::string_view>{"one_officer_only", "officer_without_certificate"});
  CHECK(warnings(NameOfficers{command.officers}).size() == 2);
}

TEST_CASE("a changed plan moves what is owed; a cancelled operation owes nothing") {
  Matter matter = planned();
  matter.must("town", handler, ChangePlan{at("2026-03-09 09:00"), text("d"), text("rain")},
              at("2026-03-03 09:00"));
  CHECK(matter.duty("carry_out").arises_at == at("2026-03-09 09:00"));
  matter.must("town", head, Cancel{text("no need")}, at("2026-03-04 09:00"));
  CHECK(closed(*matter.state));
  CHECK(outcome_of(matter.duty("carry_out")) == Outcome::superseded);
}

}  // namespace liandong::joint_operation::test
