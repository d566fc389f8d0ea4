// 协商不成的，提请市人民政府决定: submission, review, replies and the decision.  [3.6-b]
#include "systems/dispute_coordination/domain/decide_each.hpp"
#include "systems/dispute_coordination/domain/duties.hpp"

#include <algorithm>

namespace liandong::dispute_coordination {
namespace {

// The parties said that they cannot agree, or their time is over.  [3.6-b]
void check_failed(Checks& checks, const Dispute& dispute, const Context& context) {
  const auto bound = negotiation_bound(dispute, context.targets, context.calendar);
  const bool declared = dispute.failed_at && context.occurred_at >= *dispute.failed_at;
  const bool over = bound && context.occurred_at >= *bound;
  checks.refuse_if(!declared && !over, Refusal::negotiation_not_failed, {},
                   bound.value_or(Instant{}));
}

// Everybody is heard, but silence does not block the decision.  [3.6-b]
void check_replies(Checks& checks, const Dispute& dispute, Instant decided_at,
                   const Context& context) {
  if (dispute.stage == Stage::replied) return;
  const auto bound = reply_bound(dispute, context.targets, context.calendar);
  checks.refuse_if(bound && decided_at < *bound, Refusal::reply_awaited, {},
                   bound.value_or(Instant{}));
}

// The government binds those who answer to it.  [L:penalty_law-25; Q11]
void check_competence(Checks& checks, const Dispute& dispute, UnitId responsible,
                      const Context& context) {
  const auto vertical = std::find_if(dispute.parties.begin(), dispute.parties.end(),
                                     [](const Party& party) { return !party.superior.empty(); });
  const bool any = vertical != dispute.parties.end();
  checks.refuse_if(any, Refusal::superior_decides, any ? vertical->unit.view() : "");
  checks.refuse_if(!facts_of(responsible, context).superior.empty(), Refusal::superior_decides,
                   responsible.view());
}

}  // namespace

// Any party may ask for the decision; the interim unit must.  [3.6-b]
Decision decide_one(const Dispute& dispute, const Submit& command, const Context& context) {
  const UnitId unit = acting_party(context);
  const bool vertical = has_vertical_party(dispute);
  Checks checks;
  check_order(checks, dispute, context);
  check_signature(checks, context);
  checks.refuse_if(party_of(dispute, unit) == nullptr && unit != dispute.interims.back().unit,
                   Refusal::unit_not_party, context.actor.unit.view());
  check_failed(checks, dispute, context);
  checks.refuse_if(vertical && dispute.coordinations.empty(), Refusal::coordination_missing);
  checks.refuse_if(vertical && command.common_superior.empty(), Refusal::common_superior_missing,
                   "common_superior");
  return unless_refused(checks, Submitted{unit, command});
}

Decision decide_one(const Dispute& dispute, const Review& command, const Context& context) {
  Checks checks;
  checks.active_unit(command.proposed_unit, context.units);
  check_order(checks, dispute, context);
  return unless_refused(checks, Reviewed{command});
}

Decision decide_one(const Dispute& dispute, const Reply& command, const Context& context) {
  const UnitId unit = acting_party(context);
  const Party* party = party_of(dispute, unit);
  Checks checks;
  checks.refuse_if(party != nullptr && party->replied_at, Refusal::already_replied, unit.view());
  check_order(checks, dispute, context);
  check_signature(checks, context);
  check_party(checks, dispute, context);
  checks.refuse_if(unit == dispute.submissions.back().submitter, Refusal::submitter_needs_no_reply,
                   unit.view());
  return unless_refused(checks, Replied{unit, command});
}

// 市人民政府决定. Late is recorded and shown, never refused.  [3.6-b]
Decision decide_one(const Dispute& dispute, const Decide& command, const Context& context) {
  Checks checks;
  check_answerable(checks, command.responsible_unit, context);
  check_order(checks, dispute, context);
  check_replies(checks, dispute, context.occurred_at, context);
  check_competence(checks, dispute, command.responsible_unit, context);
  return unless_refused(checks, Decided{{}, context.occurred_at, command});
}

// Once, while the time to decide runs.  [3.6-b]
Decision decide_one(const Dispute& dispute, const ExtendDecision& command, const Context& context) {
  const auto bound = decision_bound(dispute, context.targets, context.calendar);
  Checks checks;
  checks.refuse_if(dispute.decision_extended_at.has_value(), Refusal::already_extended);
  check_order(checks, dispute, context);
  checks.refuse_if(has_vertical_party(dispute) || !bound, Refusal::nothing_to_extend);
  checks.refuse_if(bound && context.occurred_at >= *bound, Refusal::extension_too_late, {},
                   bound.value_or(Instant{}));
  return unless_refused(checks, DecisionExtended{command.reason});
}

// Where a party answers to another body, the common superior decides and S records it.
// [L:penalty_law-25; Q11]
Decision decide_one(const Dispute& dispute, const RecordSuperiorDecision& command,
                    const Context& context) {
  Checks checks;
  check_answerable(checks, command.responsible_unit, context);
  checks.not_before("decided_at", command.decided_at, dispute.stage_since);
  checks.refuse_if(!has_vertical_party(dispute), Refusal::government_decides);
  return unless_refused(checks, Decided{command.authority,
                                        command.decided_at,
                                        {command.responsible_unit,
                                         command.decision_number,
                                         command.reasons,
                                         command.legal_basis,
                                         {}}});
}

}  // namespace liandong::dispute_coordination
