// What the sentences of 三（四） on hazards ask, on both sides of every bound.
#include "systems/joint_enforcement/hazard_notice/domain/hazard_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::hazard_notice::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

// Found on Monday 2 March 2026 at nine, notified five minutes later.
Matter notified(std::vector<std::string_view> departments = {"dept"}) {
  Matter matter;
  matter.record(at("2026-03-02 09:00"), std::move(departments));
  matter.notify(at("2026-03-02 09:05"));
  return matter;
}

// Reminded at ten; the silence of 24 hours is over on 3 March at ten.
Matter reminded() {
  Matter matter = notified();
  matter.remind(at("2026-03-02 10:00"));
  return matter;
}

Matter reported() {
  Matter matter = reminded();
  matter.report(at("2026-03-03 10:00"));
  return matter;
}

}  // namespace

TEST_CASE("3.4.2-b one notice per department, the police included, owed from the discovery") {
  Matter matter;
  matter.record(at("2026-03-02 09:00"), {"dept", "police"});
  for (const char* key : {"notify", "notify.2"}) {
    const Obligation row = matter.duty(key);
    CHECK(row.debtor == UnitId{"town"});
    CHECK(row.basis == Basis::notice);
    CHECK(row.clause == "3.4.2-b");
    CHECK(row.arises_at == at("2026-03-02 09:00"));
    CHECK_FALSE(row.due_before.has_value());
    CHECK(*row.target_before == at("2026-03-02 09:30"));
    CHECK(row.hour_clock);
  }
  CHECK(matter.duty("notify.2").creditor == UnitId{"police"});
}

TEST_CASE("3.4.2-b a notice within the target and one a second after it") {
  Matter matter;
  matter.record(at("2026-03-02 09:00"), {"dept", "police"});
  matter.must("town", handler, notice(at("2026-03-02 09:29:59"), {"dept"}), at("2026-03-02 09:40"));
  CHECK(outcome_of(matter.duty("notify")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("notify.2")) == Outcome::open);
  CHECK_FALSE(matter.has_duty("respond.2"));
  matter.must("town", handler, notice(at("2026-03-02 09:30")), at("2026-03-02 09:40"));
  CHECK(outcome_of(matter.duty("notify.2")) == Outcome::over_target);
  CHECK(matter.state->stage == Stage::notified);
}

TEST_CASE(
    "3.4.2-c half an hour to answer and two hours to arrive, from the notice, to the second") {
  Matter matter = notified();
  CHECK(*matter.duty("respond").target_before == at("2026-03-02 09:35"));
  CHECK(*matter.duty("arrive").target_before == at("2026-03-02 11:05"));
  CHECK(matter.duty("arrive").basis == Basis::notice);
  CHECK_FALSE(matter.duty("dispatch").target_before.has_value());
  Matter late = matter;
  matter.must("dept", handler, Respond{}, at("2026-03-02 09:34:59"));
  CHECK(outcome_of(matter.duty("respond")) == Outcome::on_time);
  CHECK(matter.state->stage == Stage::responded);
  late.must("dept", handler, Respond{}, at("2026-03-02 09:35"));
  CHECK(outcome_of(late.duty("respond")) == Outcome::over_target);
  matter.dispatch(at("2026-03-02 09:50"));
  late.dispatch(at("2026-03-02 09:50"));
  matter.arrive(at("2026-03-02 11:04:59"));
  CHECK(outcome_of(matter.duty("arrive")) == Outcome::on_time);
  late.arrive(at("2026-03-02 11:05"));
  CHECK(outcome_of(late.duty("arrive")) == Outcome::over_target);
}

TEST_CASE("3.4.2-c officers on their way are an answer; handled ends the matter") {
  Matter matter = notified();
  matter.dispatch(at("2026-03-02 09:20"));
  CHECK(outcome_of(matter.duty("respond")) == Outcome::on_time);
  CHECK(matter.state->stage == Stage::dispatched);
  matter.arrive(at("2026-03-02 10:00"));
  CHECK(matter.state->stage == Stage::arrived);
  matter.handle(at("2026-03-02 11:00"));
  CHECK(matter.state->stage == Stage::handled);
  CHECK(closed(*matter.state));
}

TEST_CASE("3.4.2-c each department has clocks of its own; the stage is that of the last") {
  Matter matter = notified({"dept", "police"});
  matter.dispatch(at("2026-03-02 09:20"));
  matter.arrive(at("2026-03-02 10:00"));
  matter.handle(at("2026-03-02 11:00"));
  CHECK(matter.state->stage == Stage::notified);
  CHECK(outcome_of(matter.duty("report_handling.2")) == Outcome::open);
  matter.must("police", handler, dispatch_at(at("2026-03-02 11:10")), at("2026-03-02 11:10"));
  CHECK(matter.state->stage == Stage::dispatched);
  CHECK(outcome_of(matter.duty("respond.2")) == Outcome::over_target);
}

TEST_CASE("3.4.2-c an office of the department acts in its place") {
  Matter matter = notified();
  matter.must("dept.brigade", handler, dispatch_at(at("2026-03-02 09:20")), at("2026-03-02 09:20"));
  CHECK(matter.state->departments.front().dispatched_at.has_value());
}

TEST_CASE("3.4.2-d reasons end nothing until the finder accepts them") {
  Matter matter = notified();
  matter.refuse(at("2026-03-02 09:30"));
  CHECK(matter.state->stage == Stage::refused);
  CHECK(outcome_of(matter.duty("respond")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("arrive")) == Outcome::open);
  CHECK(*matter.duty("judge_reasons").target_before == at("2026-03-02 11:30"));
  matter.must("town", handler, AcceptReasons{UnitId{"dept"}, {}}, at("2026-03-02 11:29:59"));
  CHECK(outcome_of(matter.duty("judge_reasons")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("arrive")) == Outcome::excused);
  CHECK_FALSE(matter.has_duty("report_to_government"));
  CHECK(matter.state->stage == Stage::found);
  CHECK(outcome_of(matter.duty("find_unit")) == Outcome::open);
  CHECK(matter.duty("find_unit").arises_at == at("2026-03-02 11:29:59"));
}

TEST_CASE("3.4.2-d whoever is found afterwards is notified in place of the excused one") {
  Matter matter = notified();
  matter.refuse(at("2026-03-02 09:30"));
  matter.must("town", handler, AcceptReasons{UnitId{"dept"}, {}}, at("2026-03-02 10:00"));
  matter.must("town", handler, notice(at("2026-03-02 10:20"), {"dept2"}), at("2026-03-02 10:20"));
  CHECK(matter.state->stage == Stage::notified);
  CHECK(outcome_of(matter.duty("find_unit")) == Outcome::on_time);
  CHECK(matter.duty("notify.2").arises_at == at("2026-03-02 10:00"));
}

TEST_CASE("3.4.2-d rejected reasons open the report at once") {
  Matter matter = notified();
  matter.refuse(at("2026-03-02 09:30"));
  Matter waiting = matter;
  CHECK(is(waiting.refused("town", head, report(), at("2026-03-05 09:30")),
           Refusal::nothing_to_report));
  matter.must("town", handler, RejectReasons{UnitId{"dept"}, text("it has the power")},
              at("2026-03-02 10:00"));
  const Obligation row = matter.duty("report_to_government");
  CHECK(row.arises_at == at("2026-03-02 10:00"));
  CHECK(row.debtor == UnitId{"town"});
  CHECK(row.creditor == UnitId{"gov"});
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.4.2-d");
  CHECK_FALSE(row.due_before.has_value());
  CHECK(*row.target_before == at("2026-03-04 00:00"));
  matter.report(at("2026-03-02 10:00"));
  CHECK(matter.state->stage == Stage::reported);
}

TEST_CASE("3.4.2-d the report needs a reminder met with silence for 24 hours, to the second") {
  Matter matter = notified();
  CHECK(is(matter.refused("town", head, report(), at("2026-03-09 09:00")),
           Refusal::nothing_to_report));
  matter.remind(at("2026-03-02 10:00"));
  const Obligation row = matter.duty("report_to_government");
  CHECK(row.arises_at == at("2026-03-03 10:00"));
  CHECK(*row.target_before == at("2026-03-05 00:00"));
  const Rejection early = matter.refused("town", head, report(), at("2026-03-03 09:59:59"));
  CHECK(is(early, Refusal::report_too_early));
  CHECK(early.at == at("2026-03-03 10:00"));
  Matter late = matter;
  matter.report(at("2026-03-03 10:00"));
  CHECK(outcome_of(matter.duty("report_to_government")) == Outcome::on_time);
  late.report(at("2026-03-05 00:00"));
  CHECK(outcome_of(late.duty("report_to_government")) == Outcome::over_target);
}

TEST_CASE("3.4.2-d a second reminder does not start the silence anew") {
  Matter matter = reminded();
  matter.remind(at("2026-03-03 09:00"));
  CHECK(matter.duty("report_to_government").arises_at == at("2026-03-03 10:00"));
  CHECK_FALSE(matter.has_duty("report_to_government.2"));
}

TEST_CASE("3.4.2-d a department that acts before the report is not reported, even after 24 hours") {
  Matter matter = reminded();
  matter.dispatch(at("2026-03-03 10:30"));
  CHECK(outcome_of(matter.duty("report_to_government")) == Outcome::superseded);
  CHECK(is(matter.refused("town", head, report(), at("2026-03-04 11:00")),
           Refusal::nothing_to_report));
  matter.remind(at("2026-03-04 11:00"));
  CHECK(matter.duty("report_to_government.2").arises_at == at("2026-03-05 11:00"));
}

TEST_CASE("3.4.2-d reasons given in the silence end it; both conditions are needed") {
  Matter matter = reminded();
  matter.refuse(at("2026-03-03 09:00"));
  CHECK(outcome_of(matter.duty("report_to_government")) == Outcome::superseded);
  CHECK(is(matter.refused("town", head, report(), at("2026-03-04 11:00")),
           Refusal::nothing_to_report));
}

TEST_CASE("3.4.2-d the government's instruction is owed an answer and the handling") {
  Matter matter = reported();
  CHECK(outcome_of(matter.duty("instruct")) == Outcome::open);
  CHECK(matter.duty("instruct").debtor == UnitId{"gov"});
  matter.must("gov", Role::decider, instruction(), at("2026-03-03 15:00"));
  CHECK(matter.state->stage == Stage::instructed);
  CHECK(outcome_of(matter.duty("instruct")) == Outcome::on_time);
  const Obligation answer = matter.duty("answer_instruction");
  CHECK(answer.debtor == UnitId{"dept"});
  CHECK(answer.creditor == UnitId{"gov"});
  CHECK(*answer.target_before == at("2026-03-05 00:00"));
  matter.dispatch(at("2026-03-03 15:10"));
  matter.arrive(at("2026-03-03 15:40"));
  matter.handle(at("2026-03-03 18:00"));
  CHECK(matter.state->stage == Stage::instructed);
  CHECK_FALSE(closed(*matter.state));
  matter.must("dept", head, AnswerInstruction{text("done")}, at("2026-03-04 23:59:59"));
  CHECK(outcome_of(matter.duty("answer_instruction")) == Outcome::on_time);
  CHECK(matter.state->stage == Stage::handled);
}

TEST_CASE("3.4.2-d the government may set the time of the answer itself") {
  Matter matter = reported();
  Instruct command = instruction();
  command.answer_before = at("2026-03-03 18:00");
  matter.must("gov", Role::decider, command, at("2026-03-03 15:00"));
  CHECK(*matter.duty("answer_instruction").target_before == at("2026-03-03 18:00"));
}

TEST_CASE("3.4.2-d a report whose departments acted meanwhile needs no instruction") {
  Matter matter = reported();
  matter.dispatch(at("2026-03-03 11:00"));
  CHECK(matter.state->stage == Stage::reported);
  matter.arrive(at("2026-03-03 12:00"));
  matter.handle(at("2026-03-03 13:00"));
  CHECK(matter.state->stage == Stage::handled);
  CHECK(outcome_of(matter.duty("instruct")) == Outcome::superseded);
}

TEST_CASE("3.4.2-b a department that names the right unit opens the notice to that unit at once") {
  Matter matter = notified();
  matter.must("dept", head, redirection("dept2"), at("2026-03-02 09:20"));
  const Obligation row = matter.duty("notify.2");
  CHECK(row.creditor == UnitId{"dept2"});
  CHECK(row.arises_at == at("2026-03-02 09:20"));
  Matter rejected = matter;
  matter.notify(at("2026-03-02 09:30"));
  CHECK(outcome_of(matter.duty("notify.2")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("arrive")) == Outcome::open);
  matter.must("town", handler, AcceptReasons{UnitId{"dept"}, {}}, at("2026-03-02 09:31"));
  CHECK(outcome_of(matter.duty("arrive")) == Outcome::excused);
  CHECK(matter.state->stage == Stage::notified);
  rejected.must("town", handler, RejectReasons{UnitId{"dept"}, text("no")}, at("2026-03-02 09:31"));
  CHECK(outcome_of(rejected.duty("notify.2")) == Outcome::superseded);
  CHECK(rejected.state->departments.back().status == DepartmentStatus::not_needed);
}

TEST_CASE("3.4.2-b what a department finds is outside the notice: targets only") {
  Matter matter;
  matter.must("dept", handler, hazard(at("2026-03-02 09:00"), {"police"}), at("2026-03-02 09:00"));
  CHECK(matter.duty("notify").basis == Basis::internal);
}

TEST_CASE("3.4.2-c one officer, or one without a certificate, is warned about") {
  CHECK(warnings(dispatch_at(at("2026-03-02 09:00"))).empty());
  Dispatch alone = dispatch_at(at("2026-03-02 09:00"));
  alone.officers.resize(1);
  alone.officers.front().certificate.clear();
  CHECK(warnings(alone) ==
        std::vector<std::string_view>{"one_officer_only", "officer_without_certificate"});
  ReportToGovernment silent = report();
  silent.contact = {};
  CHECK(warnings(silent) == std::vector<std::string_view>{"contact_missing"});
}

TEST_CASE("a corrected time of discovery moves the notice that is still owed") {
  Matter matter;
  matter.record(at("2026-03-02 09:00"));
  matter.must("town", head, correction(at("2026-03-02 08:50")), at("2026-03-02 09:10"));
  CHECK(*matter.duty("notify").target_before == at("2026-03-02 09:20"));
}

}  // namespace liandong::hazard_notice::test
