// What the rules of 三（六） ask, both sides of every bound.
#include "systems/dispute_coordination/domain/dispute_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::dispute_coordination::test {
namespace {

constexpr auto head = Role::head;
constexpr auto coordinator = Role::coordinator;
constexpr auto decider = Role::decider;

// Monday; the seven working days end on Wednesday of the next week.
const Instant monday = at("2026-11-16 09:00");
const Instant negotiated_before = at("2026-11-26 00:00");

Matter opened() {
  Matter matter;
  matter.open(monday);
  return matter;
}

Matter failed() {
  Matter matter = opened();
  matter.fail(at("2026-11-17 15:00"));
  return matter;
}

Matter reviewed() {
  Matter matter = failed();
  matter.submit(at("2026-11-18 09:00"));
  matter.review(at("2026-11-19 09:00"));
  return matter;
}

Matter replied() {
  Matter matter = reviewed();
  matter.reply(at("2026-11-20 09:00"));
  return matter;
}

Matter vertical() {
  Matter matter;
  matter.units.units[UnitId{"dept"}].superior = UnitId{"above"};
  matter.open(monday);
  matter.fail(at("2026-11-17 15:00"));
  return matter;
}

Submit to_superior() {
  Submit command = submission();
  command.common_superior = text("above");
  return command;
}

}  // namespace

TEST_CASE(
    "3.6-a who says that the case is not its own raises a negative dispute, else a positive") {
  Matter negative = opened();
  CHECK(negative.state->kind == DisputeKind::negative);
  Matter positive;
  OpenDispute claim = opening(monday);
  claim.competent_unit = UnitId{"dept"};
  positive.must("dept", head, claim, monday);
  CHECK(positive.state->kind == DisputeKind::positive);
}

TEST_CASE(
    "3.6-a between a township and a department the notice applies, else it is marked outside") {
  CHECK_FALSE(opened().state->outside_notice);
  Matter matter;
  OpenDispute command = opening(monday);
  command.other = UnitId{"dept2"};
  command.competent_unit = UnitId{"dept2"};
  command.first_discovered_by = UnitId{"dept"};
  matter.must("dept", head, command, monday);
  CHECK(matter.state->outside_notice);
}

TEST_CASE(
    "3.6-a the unit that filed first is responsible meanwhile, else the one that discovered") {
  CHECK(custodian(*opened().state) == UnitId{"town"});
  Matter matter;
  OpenDispute command = opening(monday);
  command.first_filed_by = UnitId{"dept"};
  matter.must("dept", head, command, monday);
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  const Obligation secure = matter.duty("secure");
  CHECK(secure.debtor == UnitId{"dept"});
  CHECK(secure.arises_at == monday);
  CHECK(outcome_of(secure) == ObligationOutcome::open);
}

TEST_CASE("3.6-a the coordinating office may name another interim unit; the duties go along") {
  Matter matter = opened();
  const Instant later = at("2026-11-17 09:00");
  matter.must("justice", coordinator, AssignInterim{UnitId{"dept"}, text("why")}, later);
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  CHECK(outcome_of(matter.duty("secure")) == ObligationOutcome::superseded);
  CHECK(matter.duty("secure.2").debtor == UnitId{"dept"});
  CHECK(outcome_of(matter.duty("submit")) == ObligationOutcome::superseded);
  CHECK(matter.duty("submit.2").debtor == UnitId{"dept"});
  CHECK(matter.duty("submit.2").arises_at == negotiated_before);
}

TEST_CASE("3.6-a both sides owe the negotiation, seven working days from the day it arose") {
  Matter matter = opened();
  const Obligation raised = matter.duty("negotiate");
  const Obligation other = matter.duty("negotiate.2");
  CHECK(raised.debtor == UnitId{"dept"});
  CHECK(raised.creditor == UnitId{"town"});
  CHECK(other.debtor == UnitId{"town"});
  CHECK(other.creditor == UnitId{"dept"});
  CHECK(raised.target_before == negotiated_before);
  CHECK_FALSE(raised.due_before.has_value());
  CHECK_FALSE(over_target_at(raised, negotiated_before + -1));
  CHECK(over_target_at(raised, negotiated_before));
}

TEST_CASE("3.6-a the other side states its position within three working days") {
  for (const auto& [now, outcome] :
       {std::pair{at("2026-11-19 23:59:59"), ObligationOutcome::on_time},
        std::pair{at("2026-11-20 00:00:00"), ObligationOutcome::over_target}}) {
    Matter matter = opened();
    matter.must("town", head, position("dept"), now);
    CHECK(outcome_of(matter.duty("state_position")) == outcome);
  }
}

TEST_CASE("3.6-a a third unit that is named as competent becomes a party with duties of its own") {
  Matter matter = opened();
  const Instant later = at("2026-11-18 10:00");
  matter.must("town", head, position("dept2"), later);
  REQUIRE(matter.state->parties.size() == 3);
  CHECK(matter.state->parties[2].unit == UnitId{"dept2"});
  CHECK(matter.duty("negotiate.3").debtor == UnitId{"dept2"});
  CHECK(matter.duty("negotiate.3").arises_at == later);
  CHECK(matter.duty("state_position.2").debtor == UnitId{"dept2"});
  CHECK((relations(*matter.state, UnitId{"dept2"}) & bits(Relation::receiver)) != 0);
  // Named once more it is not joined twice.
  matter.must("dept", head, position("dept2"), later);
  CHECK(matter.state->parties.size() == 3);
}

TEST_CASE("3.6-a the coordinating office joins a unit") {
  Matter matter = opened();
  matter.must("justice", coordinator, JoinUnit{UnitId{"town2"}, text("why")},
              at("2026-11-18 10:00"));
  CHECK(matter.state->parties.back().unit == UnitId{"town2"});
}

TEST_CASE("3.6-a an agreement needs the signature of every party, also of one that was joined") {
  Matter matter = opened();
  const Instant later = at("2026-11-18 10:00");
  matter.must("town", head, position("dept2"), later);
  matter.must("dept", head, agreement("dept2"), later);
  matter.must("town", head, SignAgreement{}, later);
  CHECK(matter.state->stage == Stage::negotiating);
  matter.must("dept2", head, SignAgreement{}, later + 60);
  CHECK(matter.state->stage == Stage::agreed);
  CHECK(custodian(*matter.state) == UnitId{"dept2"});
  CHECK(outcome_of(matter.duty("negotiate")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("secure")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("submit")) == ObligationOutcome::superseded);
}

TEST_CASE("3.6-a a new proposal voids the signatures under the old one") {
  Matter matter = opened();
  const Instant later = at("2026-11-18 10:00");
  matter.must("dept", head, agreement("town"), later);
  matter.must("town", head, agreement("dept"), later);
  CHECK_FALSE(party_of(*matter.state, UnitId{"dept"})->signed_at.has_value());
  matter.must("dept", head, SignAgreement{}, later);
  CHECK(matter.state->stage == Stage::agreed);
  CHECK(matter.state->responsible_unit == UnitId{"dept"});
}

TEST_CASE("3.6-a who withdraws a refusal takes the case, who withdraws a claim leaves it") {
  Matter refusal = opened();
  refusal.must("dept", head, Withdraw{text("why")}, at("2026-11-18 10:00"));
  CHECK(refusal.state->responsible_unit == UnitId{"dept"});
  Matter claim;
  OpenDispute command = opening(monday);
  command.competent_unit = UnitId{"dept"};
  claim.must("dept", head, command, monday);
  claim.must("dept", head, Withdraw{text("why")}, at("2026-11-18 10:00"));
  CHECK(claim.state->responsible_unit == UnitId{"town"});
}

TEST_CASE("3.6-b a dispute is submitted when the parties cannot agree, or their time is over") {
  Matter waiting = opened();
  CHECK(is(waiting.refused("town", head, submission(), negotiated_before + -1),
           Refusal::negotiation_not_failed));
  waiting.must("town", head, submission(), negotiated_before);
  CHECK(waiting.state->stage == Stage::submitted);

  Matter talked = opened();
  talked.must("town", head, position("dept"), at("2026-11-17 15:00"));
  talked.must("town", head, negotiation(at("2026-11-17 15:00"), NegotiationResult::continuing),
              at("2026-11-17 15:00"));
  CHECK(is(talked.refused("town", head, submission(), at("2026-11-17 16:00")),
           Refusal::negotiation_not_failed));
  Matter declared = failed();
  CHECK(is(declared.refused("town", head, submission(), at("2026-11-18 09:00"),
                            at("2026-11-17 14:59:59")),
           Refusal::negotiation_not_failed));
  declared.must("town", head, submission(), at("2026-11-18 09:00"), at("2026-11-17 15:00"));
  CHECK(declared.state->stage == Stage::submitted);
}

TEST_CASE("3.6-b without a target only the parties can say that negotiation failed") {
  Matter matter = opened();
  matter.targets = Targets{};
  CHECK_FALSE(matter.has_duty("submit"));
  CHECK(is(matter.refused("town", head, submission(), at("2027-11-16 09:00")),
           Refusal::negotiation_not_failed));
  matter.fail(at("2026-11-17 15:00"));
  CHECK(matter.duty("submit").arises_at == at("2026-11-17 15:00"));
  matter.submit(at("2026-11-17 16:00"));
}

TEST_CASE("3.6-b the interim unit owes the submission one working day after the failure") {
  const Obligation coming = opened().duty("submit");
  CHECK(coming.debtor == UnitId{"town"});
  CHECK(coming.creditor == UnitId{"gov"});
  CHECK(coming.arises_at == negotiated_before);
  CHECK(coming.target_before == at("2026-11-28 00:00"));
  const Obligation owed = failed().duty("submit");
  CHECK(owed.arises_at == at("2026-11-17 15:00"));
  CHECK(owed.target_before == at("2026-11-19 00:00"));
  Matter matter = failed();
  matter.must("dept", head, submission(), at("2026-11-18 23:59:59"));
  CHECK(outcome_of(matter.duty("submit")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("negotiate.2")) == ObligationOutcome::on_time);
  Matter late = failed();
  late.must("dept", head, submission(), at("2026-11-19 00:00"));
  CHECK(outcome_of(late.duty("submit")) == ObligationOutcome::over_target);
}

TEST_CASE("3.6-b the coordinating office reviews within three working days") {
  for (const auto& [now, outcome] :
       {std::pair{at("2026-11-23 23:59:59"), ObligationOutcome::on_time},
        std::pair{at("2026-11-24 00:00:00"), ObligationOutcome::over_target}}) {
    Matter matter = failed();
    matter.submit(at("2026-11-18 09:00"));
    CHECK(matter.duty("review").debtor == UnitId{"justice"});
    matter.review(now);
    CHECK(outcome_of(matter.duty("review")) == outcome);
    CHECK(matter.state->stage == Stage::reviewed);
  }
}

TEST_CASE("3.6-b what the coordinating office sends back is owed again") {
  Matter matter = failed();
  matter.submit(at("2026-11-18 09:00"));
  matter.must("justice", coordinator, review(false), at("2026-11-19 09:00"));
  CHECK(matter.state->stage == Stage::negotiating);
  CHECK(outcome_of(matter.duty("submit")) == ObligationOutcome::on_time);
  CHECK(matter.duty("submit.2").arises_at == at("2026-11-19 09:00"));
  CHECK(matter.duty("submit.2").target_before == at("2026-11-21 00:00"));
  matter.submit(at("2026-11-20 09:00"));
  CHECK(matter.duty("review.2").arises_at == at("2026-11-20 09:00"));
}

TEST_CASE("3.6-b the others reply within five working days; the last reply moves it on") {
  Matter matter = reviewed();
  CHECK(matter.duty("reply").debtor == UnitId{"dept"});
  CHECK(matter.duty("reply").target_before == at("2026-11-27 00:00"));
  CHECK(is(matter.refused("town", head, answer(), at("2026-11-20 09:00")),
           Refusal::submitter_needs_no_reply));
  matter.must("dept", head, answer(), at("2026-11-26 23:59:59"));
  CHECK(matter.state->stage == Stage::replied);
  CHECK(outcome_of(matter.duty("reply")) == ObligationOutcome::on_time);
}

TEST_CASE("3.6-b the government waits for the replies, but not beyond the time for them") {
  Matter silent = reviewed();
  const Instant over = at("2026-11-27 00:00");
  CHECK(is(silent.refused("gov", decider, decision("town"), over + -1), Refusal::reply_awaited));
  silent.must("gov", decider, decision("town"), over);
  CHECK(silent.state->stage == Stage::decided);
  Matter heard = replied();
  heard.must("gov", decider, decision("dept"), at("2026-11-20 10:00"));
  CHECK(heard.state->stage == Stage::decided);
}

TEST_CASE("3.6-b the government decides within seven working days; it binds and moves custody") {
  for (const auto& [now, outcome] :
       {std::pair{at("2026-12-01 23:59:59"), ObligationOutcome::on_time},
        std::pair{at("2026-12-02 00:00:00"), ObligationOutcome::over_target}}) {
    Matter matter = replied();
    CHECK(matter.duty("decide").debtor == UnitId{"gov"});
    CHECK(matter.duty("decide").arises_at == at("2026-11-20 09:00"));
    matter.must("gov", decider, decision("dept"), now);
    CHECK(outcome_of(matter.duty("decide")) == outcome);
    CHECK(custodian(*matter.state) == UnitId{"dept"});
    CHECK(closed(*matter.state));
  }
}

TEST_CASE("3.6-b without replies the time to decide runs from the end of the time to reply") {
  CHECK(reviewed().duty("decide").arises_at == at("2026-11-27 00:00"));
  Matter late = reviewed();
  late.must("dept", head, answer(), at("2026-11-30 10:00"));
  CHECK(late.duty("decide").arises_at == at("2026-11-27 00:00"));
  Matter early = reviewed();
  early.must("dept", head, answer(), at("2026-11-26 10:00"));
  CHECK(early.duty("decide").arises_at == at("2026-11-26 10:00"));
}

TEST_CASE("3.6-b the time to decide is extended once, before it is over, by the same time") {
  const Instant over = at("2026-12-02 00:00");
  Matter late = replied();
  CHECK(is(late.refused("gov", decider, ExtendDecision{text("why")}, over),
           Refusal::extension_too_late));
  Matter matter = replied();
  matter.must("gov", decider, ExtendDecision{text("why")}, over + -1);
  CHECK(matter.duty("decide").target_before == at("2026-12-11 00:00"));
  CHECK(is(matter.refused("gov", decider, ExtendDecision{text("why")}, over + -1),
           Refusal::already_extended));
}

TEST_CASE("3.6-b the government may name a unit that is no party") {
  Matter matter = replied();
  matter.must("gov", decider, decision("town2"), at("2026-11-20 10:00"));
  CHECK(custodian(*matter.state) == UnitId{"town2"});
  CHECK((relations(*matter.state, UnitId{"town2"}) & bits(Relation::custodian)) != 0);
}

TEST_CASE(
    "3.6-b who answers to another body is not bound by the city: the common superior decides") {
  Matter matter = vertical();
  const Obligation first = matter.duty("coordinate");
  CHECK(first.debtor == UnitId{"justice"});
  CHECK(first.target_before == at("2026-11-24 00:00"));
  const Instant now = at("2026-11-18 09:00");
  CHECK(is(matter.refused("town", head, to_superior(), now), Refusal::coordination_missing));
  matter.must("justice", coordinator, coordination(now), now);
  CHECK(outcome_of(matter.duty("coordinate")) == ObligationOutcome::on_time);
  CHECK(is(matter.refused("town", head, submission(), now), Refusal::common_superior_missing));
  matter.must("town", head, to_superior(), now);
  matter.review(at("2026-11-19 09:00"));
  matter.reply(at("2026-11-20 09:00"));
  CHECK_FALSE(matter.has_duty("decide"));
  CHECK(matter.duty("obtain_decision").debtor == UnitId{"justice"});
  CHECK_FALSE(matter.duty("obtain_decision").target_before.has_value());
  const Instant later = at("2026-12-20 09:00");
  CHECK(is(matter.refused("gov", decider, decision("town"), later), Refusal::superior_decides));
  matter.must("justice", coordinator, superior_decision(at("2026-12-18 09:00")), later);
  CHECK(matter.state->ruling->decided_at == at("2026-12-18 09:00"));
  CHECK(custodian(*matter.state) == UnitId{"dept"});
}

TEST_CASE("3.6-b the government does not name a unit that answers to another body") {
  Matter matter = replied();
  matter.units.units[UnitId{"dept2"}].superior = UnitId{"above"};
  CHECK(is(matter.refused("gov", decider, decision("dept2"), at("2026-11-20 10:00")),
           Refusal::superior_decides));
}

TEST_CASE("3.6-a an agreement ends the dispute also when it lies with the government") {
  Matter matter = replied();
  const Instant now = at("2026-11-23 09:00");
  matter.must("dept", head, agreement("dept"), now);
  matter.must("town", head, SignAgreement{}, now);
  CHECK(matter.state->stage == Stage::agreed);
  CHECK(outcome_of(matter.duty("decide")) == ObligationOutcome::superseded);
}

TEST_CASE(
    "a position is stated again while the parties negotiate; the first one is what was owed") {
  Matter matter = failed();
  matter.must("town", head, position("town"), at("2026-12-17 15:00"));
  CHECK(matter.state->parties[1].positions.size() == 2);
  CHECK(outcome_of(matter.duty("state_position")) == ObligationOutcome::on_time);
}

TEST_CASE("what the other side did not say before the submission is not owed any more") {
  Matter matter = opened();
  matter.must("dept", head, submission(), negotiated_before);
  CHECK(outcome_of(matter.duty("state_position")) == ObligationOutcome::superseded);
}

TEST_CASE("a corrected start moves the time to negotiate, and only the head corrects it") {
  Matter matter = opened();
  matter.must("dept", head, correction(at("2026-11-13 09:00")), at("2026-11-17 09:00"));
  CHECK(matter.duty("negotiate").target_before == at("2026-11-25 00:00"));
  matter.must("dept", Role::handler, correction(CorrectableField::title, text("new title")),
              at("2026-11-17 09:00"));
  CHECK(matter.state->title == text("new title"));
}

TEST_CASE("whom a decision or an opening deserves a second look is warned about") {
  OpenDispute unlisted = opening(monday);
  CHECK(warnings(unlisted).empty());
  unlisted.item = {};
  unlisted.first_filed_by = UnitId{"dept"};
  CHECK(warnings(unlisted) ==
        std::vector<std::string_view>{"item_on_no_list", "filed_later_than_discovered"});
  Decide silent = decision("town");
  CHECK(warnings(silent) == std::vector<std::string_view>{"guidance_missing"});
  silent.guidance = text("guidance");
  CHECK(warnings(silent).empty());
}

}  // namespace liandong::dispute_coordination::test
