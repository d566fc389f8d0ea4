// Every period of section 三（二） at both sides of its bound, and what ends which duty.
#include "systems/complaint_intake/domain/complaint_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::complaint_intake::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;

// Monday.
const Instant monday = at("2026-11-16 09:00");

Matter passed(bool written = false) {
  Matter matter;
  matter.register_at("dept", monday, "waste", written);
  if (written) matter.attach("dept", MaterialKind::complainant_material, monday);
  matter.pass(at("2026-11-16 15:00"));
  return matter;
}

Matter accepted() {
  Matter matter;
  matter.register_at("town", monday);
  matter.accept("town", at("2026-11-17 09:00"));
  return matter;
}

// One second before the bound is on time, at the bound it is over the target.
void check_target(const Obligation& row, std::string_view bound) {
  REQUIRE(row.target_before.has_value());
  CHECK(*row.target_before == at(bound));
  CHECK_FALSE(row.due_before.has_value());
  Obligation ended = row;
  ended.superseded_at.reset();
  ended.discharged_at = at(bound) + -1;
  CHECK(outcome_of(ended) == ObligationOutcome::on_time);
  ended.discharged_at = at(bound);
  CHECK(outcome_of(ended) == ObligationOutcome::over_target);
}

}  // namespace

TEST_CASE("3.2.1-a: registered on the day of receipt, accepted within three working days") {
  Matter matter;
  matter.register_at("town", monday);
  check_target(matter.duty("register"), "2026-11-17 00:00");
  CHECK(matter.duty("register").clause == "3.2.1-a");
  check_target(matter.duty("accept"), "2026-11-20 00:00");
  CHECK(matter.duty("accept").clause == "3.2.1-a");
  CHECK(matter.duty("accept").basis == Basis::notice);
  matter.accept("town", at("2026-11-19 23:59:59"));
  CHECK(outcome_of(matter.duty("accept")) == ObligationOutcome::on_time);
  CHECK(matter.state->handler == UnitId{"town"});
}

TEST_CASE("3.2.2-a: what a department registers a day late is over the target, not refused") {
  Matter matter;
  matter.must("dept", handler, registration(monday), at("2026-11-17 00:00"));
  CHECK(matter.duty("register").clause == "3.2.2-a");
  CHECK(outcome_of(matter.duty("register")) == ObligationOutcome::over_target);
  Matter punctual;
  punctual.must("dept", handler, registration(monday), at("2026-11-16 23:59:59"));
  CHECK(outcome_of(punctual.duty("register")) == ObligationOutcome::on_time);
}

TEST_CASE("3.2.0-b: who is asked first stays first, whoever handles it in the end") {
  Matter matter = passed();
  matter.accept("town", at("2026-11-17 09:00"));
  CHECK(matter.state->first_unit == UnitId{"dept"});
  CHECK(custodian(*matter.state) == UnitId{"town"});
  matter.must("town", handler, addition(at("2026-11-17 10:00")), at("2026-11-17 10:00"));
  CHECK(matter.state->first_unit == UnitId{"dept"});
  CHECK(matter.state->received_at == monday);
}

TEST_CASE("3.2.0-b: a complaint that an office takes is its unit's") {
  Matter matter;
  matter.register_at("town.team", monday);
  CHECK(matter.state->first_unit == UnitId{"town"});
  CHECK(matter.state->first_office == UnitId{"town.team"});
  CHECK(relations(*matter.state, UnitId{"town.team"}) == (Relation::sender | Relation::custodian));
}

TEST_CASE("3.2.2-b, 3.2.2-c, 3.2.2-e: one act tells C, tells the township and hands over papers") {
  Matter matter;
  matter.register_at("dept", monday, "waste", true);
  check_target(matter.duty("tell"), "2026-11-18 00:00");
  check_target(matter.duty("notify"), "2026-11-18 00:00");
  check_target(matter.duty("pass_material"), "2026-11-20 00:00");
  CHECK_FALSE(matter.has_duty("accept"));
  matter.attach("dept", MaterialKind::complainant_material, at("2026-11-16 10:00"));
  matter.pass(at("2026-11-17 23:59:59"));
  for (const std::string_view key : {"tell", "notify", "pass_material"}) {
    CAPTURE(std::string(key));
    CHECK(outcome_of(matter.duty(key)) == ObligationOutcome::on_time);
    CHECK(matter.duty(key).debtor == UnitId{"dept"});
  }
  CHECK(matter.state->passing->materials.size() == 1);
  CHECK(custodian(*matter.state) == UnitId{"dept"});
}

TEST_CASE("3.2.2-b: passed a second later, both notices are over the target at the same moment") {
  Matter matter;
  matter.register_at("dept", monday);
  matter.pass(at("2026-11-18 00:00"));
  CHECK(outcome_of(matter.duty("tell")) == ObligationOutcome::over_target);
  CHECK(outcome_of(matter.duty("notify")) == ObligationOutcome::over_target);
}

TEST_CASE("3.2.2-b: who cannot be reached is excused with a reason, the others are told") {
  Matter matter;
  matter.register_at("dept", monday);
  AddComplainant unknown = addition(at("2026-11-16 09:30"));
  unknown.complainant = anonymous();
  matter.must("dept", handler, unknown, at("2026-11-16 09:30"));
  NotifyAndPass command = passing();
  command.unreachable_reason = text("no number");
  matter.must("dept", handler, command, at("2026-11-16 10:00"));
  CHECK(outcome_of(matter.duty("tell")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("tell.2")) == ObligationOutcome::excused);
}

TEST_CASE("3.2.2-e: papers that did not go along are owed until they do") {
  Matter matter;
  matter.register_at("dept", monday, "waste", true);
  NotifyAndPass command = passing();
  command.with_material = false;
  matter.must("dept", handler, command, at("2026-11-16 10:00"));
  CHECK(outcome_of(matter.duty("pass_material")) == ObligationOutcome::open);
  matter.attach("dept", MaterialKind::complainant_material, at("2026-11-17 10:00"));
  matter.must("dept", handler, PassMaterial{}, at("2026-11-19 23:59:59"));
  CHECK(outcome_of(matter.duty("pass_material")) == ObligationOutcome::on_time);
  CHECK(is(matter.refused("dept", handler, PassMaterial{}, at("2026-11-20 09:00")),
           Refusal::no_material_owed));
}

TEST_CASE("3.2.2-d: the township accepts within three working days of the notice") {
  Matter matter = passed();
  check_target(matter.duty("accept_passed"), "2026-11-20 00:00");
  CHECK(matter.duty("accept_passed").debtor == UnitId{"town"});
  CHECK(matter.duty("accept_passed").creditor == UnitId{"dept"});
  matter.accept("town", at("2026-11-20 00:00"));
  CHECK(outcome_of(matter.duty("accept_passed")) == ObligationOutcome::over_target);
}

TEST_CASE("3.2.2-f: the department guides until there is a result, and answers in three days") {
  Matter matter = passed();
  matter.accept("town", at("2026-11-17 09:00"));
  CHECK(outcome_of(matter.duty("guide")) == ObligationOutcome::open);
  matter.must("town", handler, RequestGuidance{text("which rule")}, at("2026-11-17 10:00"));
  check_target(matter.duty("answer_guidance"), "2026-11-21 00:00");
  matter.must("dept", handler, GiveGuidance{text("this one")}, at("2026-11-20 23:59:59"));
  CHECK(outcome_of(matter.duty("answer_guidance")) == ObligationOutcome::on_time);
  matter.verify(at("2026-11-23 09:00"), Finding::no_violation);
  CHECK(outcome_of(matter.duty("guide")) == ObligationOutcome::on_time);
}

TEST_CASE("3.2.1-b: verified within fifteen days; without a violation C is answered directly") {
  Matter matter = accepted();
  check_target(matter.duty("verify"), "2026-12-03 00:00");
  matter.verify(at("2026-12-02 23:59:59"), Finding::no_violation);
  CHECK(outcome_of(matter.duty("verify")) == ObligationOutcome::on_time);
  const Obligation answer = matter.duty("answer");
  CHECK(answer.clause == "3.2.1-b");
  check_target(answer, "2026-12-10 00:00");
  matter.answer(at("2026-12-09 23:59:59"));
  CHECK(closed(*matter.state));
}

TEST_CASE("3.2.1-c: a violation is filed promptly and decided within ninety days") {
  Matter matter = accepted();
  matter.verify(at("2026-11-18 09:00"), Finding::violation);
  check_target(matter.duty("file"), "2026-12-10 00:00");
  matter.file(at("2026-11-20 09:00"));
  const Obligation decide = matter.duty("decide_case");
  CHECK(decide.clause == "L:penalty_law-60");
  REQUIRE(decide.due_before.has_value());
  matter.decide_case(at("2026-12-20 09:00"));
  CHECK(outcome_of(matter.duty("decide_case")) == ObligationOutcome::on_time);
  CHECK(matter.duty("answer").clause == "3.2.3-a");
}

TEST_CASE("3.2.1-d: without competence the case goes on within three working days, or 24 hours") {
  Matter matter = accepted();
  matter.verify(at("2026-11-18 09:00"), Finding::not_competent);
  CHECK(matter.duty("transfer").due_before == at("2026-11-24 00:00"));
  CHECK(matter.duty("transfer").clause == "3.2.1-d");
  matter.attach("town", MaterialKind::case_facts, at("2026-11-18 10:00"));
  Matter late = matter;
  late.must("town", head, transferring(), at("2026-11-24 00:00"));
  CHECK(outcome_of(late.duty("transfer")) == ObligationOutcome::late);
  matter.must("town", head, transferring(), at("2026-11-23 23:59:59"));
  CHECK(outcome_of(matter.duty("transfer")) == ObligationOutcome::on_time);

  Matter urgent = accepted();
  RecordVerification command = verification(at("2026-11-18 09:00"), Finding::not_competent);
  command.urgent = true;
  urgent.must("town", handler, command, at("2026-11-18 09:00"));
  CHECK(urgent.duty("transfer").due_before == at("2026-11-19 09:00"));
}

TEST_CASE("3.2.1-d, 3.2.3-a: C is answered by the township after the other unit has reported") {
  Matter matter = accepted();
  matter.verify(at("2026-11-18 09:00"), Finding::not_competent);
  matter.attach("town", MaterialKind::case_facts, at("2026-11-18 10:00"));
  matter.must("town", head, transferring(), at("2026-11-18 11:00"));
  CHECK(outcome_of(matter.duty("follow")) == ObligationOutcome::open);
  CHECK_FALSE(matter.has_duty("answer"));
  matter.must("town", handler, RecordReportedResult{at("2026-12-07 09:00"), text("fined")},
              at("2026-12-07 10:00"));
  check_target(matter.duty("answer"), "2026-12-15 00:00");
  CHECK(matter.duty("answer").debtor == UnitId{"town"});
}

TEST_CASE("a transfer between two townships has a target and no legal bound") {
  Matter matter;
  matter.register_at("town", monday, "market");
  matter.accept("town", at("2026-11-17 09:00"));
  matter.verify(at("2026-11-18 09:00"), Finding::not_competent);
  CHECK(matter.duty("transfer").target_before == at("2026-11-24 00:00"));
  CHECK_FALSE(matter.duty("transfer").due_before.has_value());
}

TEST_CASE("3.2.3-a: every complainant is answered, and only then is the matter closed") {
  Matter matter = accepted();
  matter.must("town", handler, addition(at("2026-11-17 10:00")), at("2026-11-17 10:00"));
  matter.verify(at("2026-11-18 09:00"), Finding::no_violation);
  check_target(matter.duty("answer"), "2026-11-26 00:00");
  check_target(matter.duty("answer.2"), "2026-11-26 00:00");
  matter.answer(at("2026-11-19 09:00"), 0);
  CHECK_FALSE(closed(*matter.state));
  matter.answer(at("2026-11-26 00:00"), 1);
  CHECK(outcome_of(matter.duty("answer")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("answer.2")) == ObligationOutcome::over_target);
  CHECK(closed(*matter.state));
}

TEST_CASE("3.2.3-b: the answer does not replace the feedback, nor the feedback the answer") {
  Matter matter = passed();
  matter.accept("town", at("2026-11-17 09:00"));
  matter.verify(at("2026-11-18 09:00"), Finding::no_violation);
  const Obligation feedback = matter.duty("feedback");
  check_target(feedback, "2026-11-24 00:00");
  CHECK(feedback.debtor == UnitId{"town"});
  CHECK(feedback.creditor == UnitId{"dept"});
  matter.answer(at("2026-11-19 09:00"));
  CHECK_FALSE(closed(*matter.state));
  matter.must("town", handler, GiveFeedback{text("no violation")}, at("2026-11-23 23:59:59"));
  CHECK(outcome_of(matter.duty("feedback")) == ObligationOutcome::on_time);
  CHECK(closed(*matter.state));
}

TEST_CASE("3.2.3-b: a township that was asked itself owes nobody feedback") {
  Matter matter = accepted();
  matter.verify(at("2026-11-18 09:00"), Finding::no_violation);
  CHECK_FALSE(matter.has_duty("feedback"));
  CHECK(is(matter.refused("town", handler, GiveFeedback{text("x")}, at("2026-11-19 09:00")),
           Refusal::feedback_not_owed));
}

TEST_CASE("3.2.3-a: for an anonymous complainant the answer is excused, the feedback is not") {
  Matter matter;
  Register command = registration(monday);
  command.complainant = anonymous();
  matter.must("dept", handler, command, monday);
  NotifyAndPass notice = passing();
  notice.unreachable_reason = text("anonymous");
  matter.must("dept", handler, notice, at("2026-11-16 10:00"));
  matter.accept("town", at("2026-11-17 09:00"));
  matter.verify(at("2026-11-18 09:00"), Finding::no_violation);
  const std::string who = matter.state->complainants[0].id;
  matter.must("town", head, ExcuseAnswer{who, text("anonymous")}, at("2026-11-18 10:00"));
  CHECK(outcome_of(matter.duty("answer")) == ObligationOutcome::excused);
  CHECK_FALSE(closed(*matter.state));
  matter.must("town", handler, GiveFeedback{text("none")}, at("2026-11-18 11:00"));
  CHECK(closed(*matter.state));
}

TEST_CASE("what is nobody's here is declined, and C learns where to go within three days") {
  Matter matter;
  matter.register_at("town", monday, "");
  matter.must(
      "town", head,
      Decline{DeclineGround::civil_dispute, text("civil"), text("the court"), std::nullopt, false},
      at("2026-11-17 09:00"));
  CHECK(outcome_of(matter.duty("accept")) == ObligationOutcome::on_time);
  check_target(matter.duty("tell_declined"), "2026-11-21 00:00");
  matter.answer(at("2026-11-20 23:59:59"));
  CHECK(closed(*matter.state));
}

TEST_CASE("3.6-a: an objection keeps the first unit responsible until S has settled it") {
  Matter matter = passed();
  matter.must("town", head, Object{text("not ours"), text("list"), UnitId{"dept2"}},
              at("2026-11-17 09:00"));
  CHECK(outcome_of(matter.duty("accept_passed")) == ObligationOutcome::on_time);
  CHECK(matter.duty("secure").debtor == UnitId{"dept"});
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  matter.must("justice", Role::coordinator, AwaitDispute{MatterId{"d1"}}, at("2026-11-18 10:00"));
  CHECK(matter.state->objection->dispute == MatterId{"d1"});
  // Whoever coordinates may name another unit; the row of the first one ends, it is not lost.
  matter.must("justice", Role::coordinator, AssignInterim{UnitId{"town"}, text("nearer")},
              at("2026-11-19 09:00"));
  CHECK(matter.duty("secure").debtor == UnitId{"dept"});
  CHECK(outcome_of(matter.duty("secure")) == ObligationOutcome::superseded);
  CHECK(matter.duty("secure.2").debtor == UnitId{"town"});
  CHECK(outcome_of(matter.duty("secure.2")) == ObligationOutcome::open);
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  matter.must("justice", Role::coordinator, SettleJurisdiction{UnitId{"dept2"}, {}, text("list")},
              at("2026-11-20 09:00"));
  CHECK(custodian(*matter.state) == UnitId{"dept2"});
  CHECK(matter.state->first_unit == UnitId{"dept"});
  matter.verify(at("2026-11-23 09:00"), Finding::no_violation);
  CHECK(matter.duty("feedback").debtor == UnitId{"dept2"});
  CHECK(matter.duty("answer").clause == "3.2.0-b");
}

TEST_CASE("3.6-a: a complaint that comes back to the first unit owes no feedback") {
  Matter matter = passed();
  matter.must("town", head, Object{text("not ours"), text("list"), UnitId{"dept"}},
              at("2026-11-17 09:00"));
  matter.must("justice", Role::coordinator, SettleJurisdiction{UnitId{"dept"}, {}, text("list")},
              at("2026-11-20 09:00"));
  matter.verify(at("2026-11-23 09:00"), Finding::no_violation);
  CHECK_FALSE(matter.has_duty("feedback"));
  CHECK(outcome_of(matter.duty("guide")) == ObligationOutcome::superseded);
  matter.answer(at("2026-11-24 09:00"));
  CHECK(closed(*matter.state));
}

TEST_CASE("3.2.0-b: a duplicate waits on the earlier complaint, and its complainant is answered") {
  Matter matter = accepted();
  matter.must("town", handler, LinkDuplicate{MatterId{"m0"}, text("same pit")},
              at("2026-11-18 09:00"));
  CHECK(outcome_of(matter.duty("verify")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("follow")) == ObligationOutcome::open);
  matter.must("town", handler, RecordReportedResult{at("2026-11-25 09:00"), text("closed down")},
              at("2026-11-25 09:00"));
  matter.answer(at("2026-11-26 09:00"));
  CHECK(closed(*matter.state));
}

TEST_CASE("I9: every reading in clear is counted, also after closing") {
  Matter matter = accepted();
  const std::string who = matter.state->complainants[0].id;
  matter.must("town", handler, RevealIdentity{who, text("to call back")}, at("2026-11-18 09:00"));
  matter.verify(at("2026-11-18 10:00"), Finding::no_violation);
  matter.answer(at("2026-11-18 11:00"));
  matter.must("town", handler, RevealIdentity{who, text("appeal")}, at("2026-11-19 09:00"));
  CHECK(matter.state->reveals == 2);
}

TEST_CASE(
    "3.2.1-b: a complex verification is extended once, from its last day, before it is over") {
  Matter matter = accepted();
  Matter late = matter;
  // The target ends with the 2nd of December.
  matter.must("town", head, ExtendVerification{15, text("laboratory")}, at("2026-12-02 23:59:59"));
  check_target(matter.duty("verify"), "2026-12-18 00:00");
  CHECK(
      is(matter.refused("town", head, ExtendVerification{1, text("again")}, at("2026-12-03 09:00")),
         Refusal::verification_already_extended));
  CHECK(is(late.refused("town", head, ExtendVerification{15, text("laboratory")},
                        at("2026-12-03 00:00")),
           Refusal::extension_after_expiry));
  matter.verify(at("2026-12-17 23:59:59"), Finding::no_violation);
  CHECK(outcome_of(matter.duty("verify")) == ObligationOutcome::on_time);
}

TEST_CASE("3.2.0-b: an order of the hotline brings its own time, owed by the first unit") {
  Matter matter;
  Register command = registration(monday);
  command.source = Source::hotline_12345;
  command.order_number = "order 1";
  command.order_due_before = at("2026-11-21 00:00");
  matter.must("dept", handler, command, monday);
  check_target(matter.duty("order"), "2026-11-21 00:00");
  matter.pass(at("2026-11-16 15:00"));
  matter.accept("town", at("2026-11-17 09:00"));
  CHECK(matter.duty("order").debtor == UnitId{"dept"});
  matter.verify(at("2026-11-18 09:00"), Finding::no_violation);
  Matter late = matter;
  matter.answer(at("2026-11-20 23:59:59"));
  CHECK(outcome_of(matter.duty("order")) == ObligationOutcome::on_time);
  late.answer(at("2026-11-21 00:00"));
  CHECK(outcome_of(late.duty("order")) == ObligationOutcome::over_target);
}

TEST_CASE("without a time of the hotline nothing is owed to it") {
  Matter matter;
  matter.register_at("town", monday);
  CHECK_FALSE(matter.has_duty("order"));
}

TEST_CASE("between two departments the same duties rest on no clause of the notice") {
  Matter matter;
  matter.register_at("dept2", monday, "fire");
  CHECK(matter.duty("tell").basis == Basis::internal);
  CHECK(matter.duty("notify").basis == Basis::internal);
  matter.must("dept2", handler, passing("dept"), at("2026-11-16 15:00"));
  CHECK(matter.state->passing->outside_notice);
  CHECK(matter.duty("accept_passed").basis == Basis::internal);
  Matter inside = passed();
  CHECK_FALSE(inside.state->passing->outside_notice);
  CHECK(inside.duty("accept_passed").basis == Basis::notice);
}

TEST_CASE("who withdraws consent is neither read nor called; the complaint goes on") {
  Matter matter;
  matter.register_at("dept", monday);
  const std::string who = matter.state->complainants[0].id;
  matter.must("dept", handler, WithdrawConsent{who, {}}, at("2026-11-16 09:30"));
  CHECK(
      is(matter.refused("dept", handler, RevealIdentity{who, text("call")}, at("2026-11-16 09:40")),
         Refusal::identity_closed));
  CHECK(is(matter.refused("dept", handler, passing(), at("2026-11-16 10:00")),
           Refusal::unreachable_not_explained));
  NotifyAndPass notice = passing();
  notice.unreachable_reason = text("withdrew");
  matter.must("dept", handler, notice, at("2026-11-16 10:00"));
  CHECK(outcome_of(matter.duty("tell")) == ObligationOutcome::excused);
  CHECK(matter.state->stage == Stage::passed);
}

TEST_CASE("3.2.3-a: C rates the answer once, also after the matter was closed") {
  Matter matter = accepted();
  matter.verify(at("2026-11-18 10:00"), Finding::no_violation);
  const std::string who = matter.state->complainants[0].id;
  CHECK(is(matter.refused("town", handler, RecordRating{who, 2, {}}, at("2026-11-18 10:30")),
           Refusal::answer_not_given));
  matter.answer(at("2026-11-18 11:00"));
  REQUIRE(closed(*matter.state));
  matter.must("town", handler, RecordRating{who, 2, text("slow")}, at("2026-11-19 09:00"));
  CHECK(matter.state->complainants[0].score == 2);
  CHECK(matter.state->stage == Stage::closed);
}

TEST_CASE("a letter can tell only what was done: acceptance, passing, declining, the result") {
  Matter matter = passed();
  const std::string who = matter.state->complainants[0].id;
  const auto letter = [&](LetterKind kind) { return IssueLetter{kind, who, {}, {}}; };
  matter.must("dept", head, letter(LetterKind::passed), at("2026-11-16 16:00"));
  CHECK(is(matter.refused("dept", head, letter(LetterKind::acceptance), at("2026-11-16 16:00")),
           Refusal::nothing_to_tell));
  matter.accept("town", at("2026-11-17 09:00"));
  matter.must("town", head, letter(LetterKind::acceptance), at("2026-11-17 10:00"));
  CHECK(is(matter.refused("town", head, letter(LetterKind::result), at("2026-11-17 10:00")),
           Refusal::nothing_to_tell));
  matter.verify(at("2026-11-18 09:00"), Finding::no_violation);
  matter.answer(at("2026-11-18 10:00"));
  matter.must("town", head, letter(LetterKind::result), at("2026-11-18 11:00"));
  CHECK(matter.state->letters.size() == 3);
}

}  // namespace liandong::complaint_intake::test
