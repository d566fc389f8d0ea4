// The rules of referral that are no clocks: penalties, attachments, who decides, objections, the
// way back.
#include "systems/criminal_referral/domain/referral_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::criminal_referral::test {
namespace {

using Outcome = ObligationOutcome;
constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
constexpr auto officer = Role::officer;

}  // namespace

TEST_CASE("3.7-d a fine decided while a crime is suspected is refused, one decided before counts") {
  Matter matter = suspected();
  matter.must("town", handler, threshold(), at("2026-03-02 09:00"));
  CHECK(blocks_fine(*matter.state));
  for (const PenaltyKind kind : {PenaltyKind::fine, PenaltyKind::confiscation}) {
    CHECK(is(matter.refused("town", handler, penalty(kind, at("2026-03-02 09:00")),
                            at("2026-03-03 09:00")),
             Refusal::fine_in_place_of_referral));
  }
  matter.must("town", handler, penalty(PenaltyKind::fine, at("2026-03-02 08:59:59")),
              at("2026-03-03 09:00"));
  CHECK(matter.state->penalties.back().copy_owed);
}

TEST_CASE("3.7-d what Order 310 allows before the letter stands, and nothing after it") {
  for (const PenaltyKind kind : {PenaltyKind::warning, PenaltyKind::suspension,
                                 PenaltyKind::licence_suspended, PenaltyKind::licence_revoked}) {
    Matter matter = referred();
    matter.must("town", handler, penalty(kind, at("2026-03-02 11:59:59")), at("2026-03-03 09:00"));
    CHECK(is(matter.refused("town", handler, penalty(kind, at("2026-03-02 12:00")),
                            at("2026-03-03 09:00")),
             Refusal::penalty_after_referral));
  }
}

TEST_CASE("3.7-b no penalty and no decision before the standard was checked") {
  Matter matter = suspected();
  CHECK(is(matter.refused("town", handler, penalty(PenaltyKind::warning, at("2026-03-02 10:00")),
                          at("2026-03-02 10:00")),
           Refusal::threshold_not_checked));
  matter.must("town", head, task_force(), at("2026-03-02 10:00"));
  matter.must("town", handler, task_force_report(), at("2026-03-02 10:30"));
  CHECK(is(matter.refused("town", head, decision(false), at("2026-03-02 11:00")),
           Refusal::threshold_not_checked));
  matter.must("town", handler, threshold(ThresholdFinding::not_reached), at("2026-03-02 11:00"));
  CHECK(is(matter.refused("town", head, decision(true), at("2026-03-02 12:00")),
           Refusal::threshold_not_reached));
  matter.must("town", handler, threshold(ThresholdFinding::reasonable_suspicion),
              at("2026-03-02 12:00"));
  matter.must("town", head, decision(true), at("2026-03-02 13:00"));
  CHECK(matter.state->stage == Stage::approved);
}

TEST_CASE("3.7-d what is not approved or not filed is penalised where due, and ends recorded") {
  Matter matter = reported();
  matter.must("town", head, decision(false), at("2026-03-03 10:00"));
  CHECK_FALSE(blocks_fine(*matter.state));
  CHECK(is(matter.refused("town", handler, penalty(PenaltyKind::fine, at("2026-03-03 09:59:59")),
                          at("2026-03-04 10:00")),
           Refusal::fine_in_place_of_referral));
  CHECK(is(matter.refused("town", head, Conclude{Conclusion::penalised, text("s")},
                          at("2026-03-04 10:00")),
           Refusal::penalty_missing));
  matter.must("town", handler, penalty(PenaltyKind::fine, at("2026-03-03 10:00")),
              at("2026-03-04 10:00"));
  CHECK_FALSE(matter.has_duty("send_decision_copy"));
  CHECK(*matter.duty("conclude").target_before == at("2026-03-25 00:00"));
  matter.must("town", head, Conclude{Conclusion::penalised, text("s")}, at("2026-03-05 10:00"));
  CHECK(closed(*matter.state));
  CHECK(outcome_of(matter.duty("conclude")) == Outcome::on_time);
  Matter back = returned();
  CHECK(back.state->stage == Stage::returned);
  back.must("town", handler, penalty(PenaltyKind::fine, at("2026-03-04 10:00")),
            at("2026-03-04 10:00"));
  back.must("town", head, Conclude{Conclusion::not_penalised, text("s")}, at("2026-03-05 10:00"));
}

TEST_CASE("a case that was not approved may be reported again, and is then suspected again") {
  Matter matter = reported();
  matter.must("town", head, decision(false), at("2026-03-03 10:00"));
  matter.must("town", handler, task_force_report(), at("2026-03-04 10:00"));
  CHECK(matter.state->stage == Stage::suspected);
  CHECK(blocks_fine(*matter.state));
  CHECK(outcome_of(matter.duty("conclude")) == Outcome::superseded);
  CHECK(*matter.duty("decide_referral.2").due_before == at("2026-03-10 00:00"));
  matter.approve(at("2026-03-04 11:00"));
  CHECK(matter.has_duty("refer"));
}

TEST_CASE("the principal head decides or who presides; a substitute only if presiding") {
  Matter matter = reported();
  const auto decide_as_substitute = [&](Capacity capacity) {
    DecideReferral command = decision(true);
    command.capacity = capacity;
    Actor acting = actor("town", head);
    acting.substitutes_for = PersonId{"principal"};
    const Instant now = at("2026-03-02 11:00");
    const Context context{.now = now,
                          .occurred_at = now,
                          .actor = acting,
                          .calendar = calendar_2026(),
                          .targets = matter.targets,
                          .units = matter.units,
                          .competence = matter.competence,
                          .numbers = matter.numbers,
                          .fresh_id = "id"};
    return decide(&*matter.state, command, context);
  };
  const auto refused = decide_as_substitute(Capacity::principal_head);
  REQUIRE_FALSE(refused.has_value());
  CHECK(is(refused.error(), Refusal::substitute_may_not_decide));
  CHECK(decide_as_substitute(Capacity::presiding).has_value());
}

TEST_CASE("the report is always attached, the others or the reason why not") {
  const auto with = [](std::initializer_list<MaterialKind> kinds, const Text& reason) {
    Matter matter = approved();
    for (const MaterialKind kind : kinds) {
      matter.attach("town", handler, kind, at("2026-03-02 12:00"));
    }
    Refer command = refer_to("police");
    command.missing_reason = reason;
    return matter.act("town", head, command, at("2026-03-02 13:00"));
  };
  using K = MaterialKind;
  CHECK(is(with({K::goods_list, K::expert_report, K::other_material}, text("r")).error(),
           Refusal::attachment_missing));
  CHECK(is(with({K::investigation_report, K::expert_report, K::other_material}, {}).error(),
           Refusal::attachment_missing));
  CHECK(with({K::investigation_report}, text("no goods, no report")).has_value());
}

TEST_CASE("each kind of crime goes to its organ, and no other") {
  for (const CrimeKind kind :
       {CrimeKind::ordinary, CrimeKind::duty_crime, CrimeKind::procuratorate}) {
    Matter matter = approved(kind);
    for (const char* organ : {"police", "commission", "procuratorate", "court", "dept"}) {
      if (organ == organ_of(kind)) continue;
      CHECK(is(matter.refused("town", head, refer_to(organ), at("2026-03-02 12:00")),
               Refusal::organ_not_competent));
    }
    CHECK(is(matter.refused("town", head, refer_to("police.station"), at("2026-03-02 12:00")),
             CommonRefusal::receiver_not_legal_subject));
  }
}

TEST_CASE("nothing but silence or a non-filing is supervised, and the commission not at all") {
  CHECK(is(
      not_filed(CrimeKind::duty_crime).refused("town", head, suggestion(), at("2026-03-04 10:00")),
      Refusal::no_objection_to_commission));
  CHECK(is(not_filed(CrimeKind::procuratorate)
               .refused("town", head, suggestion(), at("2026-03-04 10:00")),
           Refusal::supervision_of_own_case));
  Matter matter = not_filed();
  matter.must("town", head, suggestion(), at("2026-03-04 10:00"));
  CHECK(*matter.duty("examine_suggestion").target_before == at("2026-03-14 00:00"));
  CHECK(matter.state->letters.back().addressee == UnitId{"procuratorate"});
  matter.must("procuratorate", officer, EndSupervision{text("no ground")}, at("2026-03-05 10:00"));
  CHECK(matter.state->stage == Stage::returned);
  CHECK_FALSE(blocks_fine(*matter.state));
}

TEST_CASE("the procuratorate may act of its own motion, and the sender's duty is overtaken") {
  Matter matter = demanded();
  CHECK(outcome_of(matter.duty("answer_non_filing")) == Outcome::superseded);
  CHECK_FALSE(matter.has_duty("examine_suggestion"));
  matter.must("police", officer, StateReasons{text("minor")}, at("2026-03-05 10:00"));
  CHECK(*matter.duty("judge_reasons").target_before == at("2026-03-17 00:00"));
  matter.must("police", officer, filing(true), at("2026-03-06 10:00"));
  CHECK(matter.state->stage == Stage::filed);
  CHECK(outcome_of(matter.duty("judge_reasons")) == Outcome::superseded);
}

TEST_CASE("a reconsideration that files leads to the handover") {
  Matter matter = not_filed();
  matter.must("town", head, reconsideration(), at("2026-03-04 10:00"));
  CHECK(matter.state->letters.back().addressee == UnitId{"police"});
  matter.must("police", officer, reconsidered(true), at("2026-03-05 10:00"));
  CHECK(*matter.duty("hand_over").due_before == at("2026-03-10 00:00"));
}

TEST_CASE("what the procuratorate demanded of an organ stays that organ's when the case goes on") {
  Matter matter = receipted();
  matter.must("town", head, suggestion(), at("2026-03-06 10:00"));
  matter.must("procuratorate", officer, DemandReasons{"demand 1"}, at("2026-03-06 11:00"));
  matter.must("police", officer, StateReasons{text("another county's")}, at("2026-03-06 12:00"));
  matter.must("procuratorate", officer, EndSupervision{text("so it is")}, at("2026-03-06 13:00"));
  PassOn away;
  away.outside_organ = text("another county");
  away.reasons = text("committed there");
  matter.must("police", officer, away, at("2026-03-06 14:00"));
  CHECK(matter.duty("state_reasons").debtor == UnitId{"police"});
}

TEST_CASE("at an organ outside the city the sender follows the case and records what it decided") {
  Matter matter = receipted();
  PassOn command;
  command.outside_organ = text("another county");
  command.reasons = text("committed there");
  matter.must("police", officer, command, at("2026-03-03 10:00"));
  CHECK(custodian(*matter.state) == UnitId{"town"});
  CHECK(matter.has_duty("follow_outside.2"));
  Matter refused_there = matter;
  matter.must("town", handler, RecordOutsideResult{true, "o", {}}, at("2026-03-05 10:00"));
  matter.must("town", handler, handover(), at("2026-03-06 10:00"));
  CHECK(matter.state->stage == Stage::handed_over);
  refused_there.must("town", handler, RecordOutsideResult{false, "o", text("r")},
                     at("2026-03-05 10:00"));
  CHECK(is(refused_there.refused("town", head, reconsideration(), at("2026-03-05 11:00")),
           Refusal::organ_outside_city));
  refused_there.must("town", head, AcceptNonFiling{}, at("2026-03-05 11:00"));
}

TEST_CASE("a case of the commission passed to the police runs by the police's clocks from then") {
  Matter matter = receipted(CrimeKind::duty_crime);
  matter.must("commission", officer, onward("police"), at("2026-03-03 10:00"));
  matter.receipt(at("2026-03-03 11:00"));
  CHECK(*matter.duty("decide_filing.2").due_before == at("2026-03-07 00:00"));
}

TEST_CASE("no copy of a decision is forgotten when the case leaves") {
  Matter matter = filed();
  matter.must("town", handler, penalty(PenaltyKind::fine, at("2026-02-27 10:00")),
              at("2026-03-03 11:00"));
  const Rejection rejection = matter.refused("town", handler, handover(), at("2026-03-03 12:00"));
  CHECK(is(rejection, Refusal::copies_outstanding));
  CHECK(rejection.number == 1);
  matter.must("town", handler, decision_copy(matter.state->penalties.back().id),
              at("2026-03-03 13:00"));
  matter.must("town", handler, handover(), at("2026-03-03 14:00"));
}

TEST_CASE("the way back: declined once, sent to the unit that was named, decided and answered") {
  Matter matter = back_sent();
  matter.must("town", head, DeclineBack{text("r"), UnitId{"dept"}}, at("2026-03-03 10:00"));
  CHECK(matter.state->stage == Stage::back_found);
  CHECK(matter.duty("send_back.2").arises_at == at("2026-03-03 10:00"));
  CHECK(is(matter.refused("police", officer, back_to("town"), at("2026-03-03 11:00")),
           Refusal::unit_has_declined));
  matter.must("police", officer, back_to("dept"), at("2026-03-03 11:00"));
  matter.must("dept", handler, ReceiveBack{}, at("2026-03-03 12:00"));
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  CHECK(is(matter.refused("dept", head, result(Conclusion::penalised), at("2026-03-03 13:00")),
           Refusal::case_undecided));
  matter.must("dept", handler, case_decision(true), at("2026-03-03 13:00"));
  matter.must("dept", head, result(Conclusion::penalised), at("2026-03-04 13:00"));
  CHECK(closed(*matter.state));
  CHECK_FALSE(blocks_fine(*matter.state));
}

TEST_CASE("a police station drafts for its police, which signs") {
  Matter matter;
  matter.must("police.station", officer, unprosecuted(at("2026-03-02 09:00")),
              at("2026-03-02 09:00"));
  CHECK(matter.state->sender == UnitId{"police"});
  CHECK(is(matter.refused("police.station", officer, back_to("town"), at("2026-03-02 10:00")),
           CommonRefusal::office_may_not_sign));
  matter.must("police", officer, back_to("town"), at("2026-03-02 10:00"));
}

TEST_CASE("warnings are given and nothing is refused for them") {
  FormTaskForce force = task_force();
  force.officers.front().certificate.clear();
  CHECK(warnings(force) == std::vector<std::string_view>{"officer_without_certificate"});
  CHECK(warnings(task_force()).empty());
  Refer silent = refer_to("police");
  CHECK(warnings(silent).empty());
  silent.contact = {};
  CHECK(warnings(silent) == std::vector<std::string_view>{"contact_missing"});
  SendBack back = back_to("town");
  back.contact = {};
  CHECK(warnings(back) == std::vector<std::string_view>{"contact_missing"});
  RecordSuspicion unnamed = suspicion(at("2026-03-02 09:00"));
  CHECK(warnings(unnamed).empty());
  unnamed.case_number.clear();
  CHECK(warnings(unnamed) == std::vector<std::string_view>{"case_not_named"});
  CHECK(warnings(penalty(PenaltyKind::fine, at("2026-03-01 09:00"))) ==
        std::vector<std::string_view>{"money_penalty_counts"});
  CHECK(warnings(penalty(PenaltyKind::warning, at("2026-03-01 09:00"))).empty());
}

}  // namespace liandong::criminal_referral::test
