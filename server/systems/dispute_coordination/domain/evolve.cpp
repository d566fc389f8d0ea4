// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"

#include <algorithm>

namespace liandong::dispute_coordination {
namespace {

void enter_stage(Dispute& dispute, Stage to, const Stamp& stamp) {
  LIANDONG_CHECK(!closed(dispute));
  dispute.stage = to;
  dispute.stage_since = stamp.occurred_at;
}

void close(Dispute& dispute, Stage to, UnitId responsible, const Stamp& stamp) {
  enter_stage(dispute, to, stamp);
  dispute.closed_at = stamp.occurred_at;
  dispute.responsible_unit = responsible;
  dispute.interims.back().ended_at = stamp.occurred_at;
}

Party& party_in(Dispute& dispute, UnitId unit) {
  const auto found = std::find_if(dispute.parties.begin(), dispute.parties.end(),
                                  [&](const Party& party) { return party.unit == unit; });
  LIANDONG_CHECK(found != dispute.parties.end());
  return *found;
}

void add_party(Dispute& dispute, const PartyFacts& facts, const Text& reason, const Stamp& stamp) {
  Party party;
  party.unit = facts.unit;
  party.local = facts.local;
  party.superior = facts.superior;
  party.joined_at = stamp.occurred_at;
  party.join_reason = reason;
  dispute.parties.push_back(party);
}

void end_negotiating(Dispute& dispute, const Stamp& stamp) {
  for (Party& party : dispute.parties) {
    if (!party.negotiated_at) party.negotiated_at = stamp.occurred_at;
    if (party.positions.empty() && !party.position_lapsed_at) {
      party.position_lapsed_at = stamp.occurred_at;
    }
  }
}

Dispute opened(const DisputeOpened& event, const Stamp& stamp) {
  const OpenDispute& opening = event.opening;
  Dispute dispute;
  dispute.stage_since = stamp.occurred_at;
  dispute.title = opening.title;
  dispute.kind = event.kind;
  dispute.outside_notice = event.outside_notice;
  dispute.coordinating_office = event.coordinating_office;
  dispute.government = event.government;
  dispute.arose_at = opening.arose_at;
  dispute.opened_at = stamp.occurred_at;
  dispute.place = opening.place;
  dispute.location = opening.location;
  dispute.item = opening.item;
  dispute.registered_unit = event.registered_unit;
  dispute.facts = opening.facts;
  dispute.subject = opening.subject;
  dispute.first_discovered_by = opening.first_discovered_by;
  dispute.first_filed_by = opening.first_filed_by;
  add_party(dispute, event.opener, {}, stamp);
  add_party(dispute, event.other, {}, stamp);
  dispute.parties.front().positions.push_back(
      {opening.competent_unit, opening.reasons, opening.legal_basis, stamp.occurred_at});
  dispute.interims.push_back({event.interim_unit, stamp.occurred_at, {}, std::nullopt});
  SubmitDuty duty;
  duty.unit = event.interim_unit;
  duty.since = stamp.occurred_at;
  dispute.submit_duties.push_back(duty);
  return dispute;
}

void enter(Dispute&, const DisputeOpened&, const Stamp&) {
  LIANDONG_CHECK(false);  // a dispute is opened once
}

void enter(Dispute& dispute, const PositionStated& event, const Stamp& stamp) {
  const StatePosition& position = event.position;
  party_in(dispute, event.party)
      .positions.push_back(
          {position.competent_unit, position.reasons, position.legal_basis, stamp.occurred_at});
}

void enter(Dispute& dispute, const UnitJoined& event, const Stamp& stamp) {
  LIANDONG_CHECK(party_of(dispute, event.party.unit) == nullptr);
  add_party(dispute, event.party, event.reason, stamp);
}

void enter(Dispute& dispute, const NegotiationRecorded& event, const Stamp&) {
  const RecordNegotiation& talks = event.negotiation;
  dispute.negotiations.push_back(
      {event.party, talks.held_at, talks.participants, talks.summary, talks.result});
  if (talks.result != NegotiationResult::failed) return;
  if (!dispute.failed_at) dispute.failed_at = talks.held_at;
  SubmitDuty& duty = dispute.submit_duties.back();
  if (!duty.failed_at) duty.failed_at = dispute.failed_at;
}

// Whoever proposes signs; what was signed before was something else.
void enter(Dispute& dispute, const AgreementProposed& event, const Stamp& stamp) {
  for (Party& party : dispute.parties) party.signed_at.reset();
  dispute.agreement = Agreement{event.party, stamp.occurred_at, event.agreement.responsible_unit,
                                event.agreement.terms};
  party_in(dispute, event.party).signed_at = stamp.occurred_at;
}

void enter(Dispute& dispute, const AgreementSigned& event, const Stamp& stamp) {
  party_in(dispute, event.party).signed_at = stamp.occurred_at;
}

void enter(Dispute& dispute, const Agreed& event, const Stamp& stamp) {
  end_negotiating(dispute, stamp);
  close(dispute, Stage::agreed, event.responsible_unit, stamp);
}

void enter(Dispute& dispute, const CoordinationRecorded& event, const Stamp&) {
  const Coordinate& held = event.coordination;
  dispute.coordinations.push_back({held.held_at, held.participants, held.summary});
}

void enter(Dispute& dispute, const InterimAssigned& event, const Stamp& stamp) {
  dispute.interims.back().ended_at = stamp.occurred_at;
  dispute.interims.push_back({event.unit, stamp.occurred_at, event.reason, std::nullopt});
  if (dispute.stage != Stage::negotiating) return;
  SubmitDuty next = dispute.submit_duties.back();
  dispute.submit_duties.back().ended_at = stamp.occurred_at;
  next.unit = event.unit;
  next.since = stamp.occurred_at;
  dispute.submit_duties.push_back(next);
}

void enter(Dispute& dispute, const Submitted& event, const Stamp& stamp) {
  LIANDONG_CHECK(dispute.stage == Stage::negotiating);
  end_negotiating(dispute, stamp);
  dispute.submit_duties.back().submitted_at = stamp.occurred_at;
  Submission submission;
  submission.submitter = event.submitter;
  submission.submitted_at = stamp.occurred_at;
  submission.negotiation = event.submission.negotiation;
  submission.disagreement = event.submission.disagreement;
  submission.proposal = event.submission.proposal;
  submission.common_superior = event.submission.common_superior;
  dispute.submissions.push_back(submission);
  enter_stage(dispute, Stage::submitted, stamp);
}

// What S sends back is owed again, from the return.
void enter(Dispute& dispute, const Reviewed& event, const Stamp& stamp) {
  LIANDONG_CHECK(dispute.stage == Stage::submitted);
  Submission& submission = dispute.submissions.back();
  submission.reviewed_at = stamp.occurred_at;
  submission.accepted = event.review.accepted;
  submission.opinion = event.review.opinion;
  submission.proposed_unit = event.review.proposed_unit;
  enter_stage(dispute, event.review.accepted ? Stage::reviewed : Stage::negotiating, stamp);
  if (event.review.accepted) return;
  SubmitDuty duty;
  duty.unit = dispute.interims.back().unit;
  duty.since = stamp.occurred_at;
  duty.after_return = true;
  dispute.submit_duties.push_back(duty);
}

void enter(Dispute& dispute, const Replied& event, const Stamp& stamp) {
  LIANDONG_CHECK(dispute.stage == Stage::reviewed);
  Party& party = party_in(dispute, event.party);
  party.replied_at = stamp.occurred_at;
  party.reply = event.reply.statement;
  party.reply_basis = event.reply.legal_basis;
  const UnitId submitter = dispute.submissions.back().submitter;
  const bool last = std::all_of(
      dispute.parties.begin(), dispute.parties.end(),
      [&](const Party& one) { return one.unit == submitter || one.replied_at.has_value(); });
  if (!last) return;
  dispute.all_replied_at = stamp.occurred_at;
  enter_stage(dispute, Stage::replied, stamp);
}

void enter(Dispute& dispute, const DecisionExtended& event, const Stamp& stamp) {
  dispute.decision_extended_at = stamp.occurred_at;
  dispute.extension_reason = event.reason;
}

void enter(Dispute& dispute, const Decided& event, const Stamp& stamp) {
  LIANDONG_CHECK(dispute.stage == Stage::reviewed || dispute.stage == Stage::replied);
  const Decide& decision = event.decision;
  dispute.ruling = Ruling{event.authority,  decision.responsible_unit, decision.decision_number,
                          event.decided_at, decision.reasons,          decision.legal_basis,
                          decision.guidance};
  close(dispute, Stage::decided, decision.responsible_unit, stamp);
}

void enter(Dispute& dispute, const Withdrawn& event, const Stamp& stamp) {
  dispute.withdrawal_reason = event.reason;
  close(dispute, Stage::withdrawn, event.responsible_unit, stamp);
}

void enter(Dispute& dispute, const MaterialAttached& event, const Stamp&) {
  dispute.materials.push_back(event.material);
}

void enter(Dispute& dispute, const Corrected& event, const Stamp&) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::arose_at:
      dispute.arose_at = *correction.instant;
      return;
    case CorrectableField::title:
      dispute.title = correction.text;
      return;
    case CorrectableField::location:
      dispute.location = correction.text;
      return;
    case CorrectableField::facts:
      dispute.facts = correction.text;
      return;
  }
}

}  // namespace

Dispute evolve(const Dispute* dispute, const Event& event, const Stamp& stamp) {
  if (dispute == nullptr) {
    const auto* opening = std::get_if<DisputeOpened>(&event);
    LIANDONG_CHECK(opening != nullptr);
    return opened(*opening, stamp);
  }
  Dispute next = *dispute;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::dispute_coordination
