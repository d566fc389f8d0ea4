// What the receiver answers: receipt, acceptance, one request to supplement, objections and who is
// interim.
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/decide_each.hpp"

namespace liandong::case_transfer {
namespace {

// The last thing that happened since the receipt.
Instant last_answer_at(const Transfer& transfer) {
  Instant last = *transfer.received_at;
  if (transfer.supplement) {
    last = std::max(last, transfer.supplement->requested_at);
    last = std::max(last, transfer.supplement->supplied_at.value_or(last));
  }
  return last;
}

// Once the sender has been asked, it has its target's time to supply; then the receiver decides on
// what it has.  [3.1.2-b; Q7]
void check_answer(Checks& checks, const Transfer& transfer, const Context& context) {
  checks.not_before("occurred_at", context.occurred_at, last_answer_at(transfer));
  if (transfer.stage != Stage::supplementing) return;
  if (const auto bound = supply_bound(transfer, context.targets, context.calendar)) {
    checks.refuse_if(context.occurred_at < *bound, Refusal::supplement_awaited, {}, *bound);
  }
}

// The receiver may name any unit but itself, the sender too.
void check_proposed(Checks& checks, const Transfer& transfer, UnitId proposed,
                    const Context& context) {
  checks.active_unit(proposed, context.units);
  checks.refuse_if(!proposed.empty() && proposed == receiver(transfer), CommonRefusal::unit_is_own,
                   proposed.view());
}

// First to file, else the unit that first discovered.  [L:penalty_law-25; Q9]
UnitId interim_by_rule(const Transfer& transfer) {
  const bool filed = transfer.filing && transfer.filing->filed;
  return filed ? receiver(transfer) : transfer.finder;
}

}  // namespace

void check_answerable(Checks& checks, UnitId unit, const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(unit);
  units.check_receiver(checks, unit);
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::receiver_not_enforcement_unit,
                   unit.view());
}

// Custody moves; being late or short of papers is no reason to refuse receipt.  [3.1.1-a; Q2]
Decision decide_one(const Transfer& transfer, const Receive&, const Context& context) {
  Checks checks;
  checks.not_before("occurred_at", context.occurred_at, transfer.letters.back().issued_at);
  return unless_refused(checks, Received{});
}

Decision decide_one(const Transfer& transfer, const Accept& command, const Context& context) {
  Checks checks;
  check_answer(checks, transfer, context);
  return unless_refused(checks, Accepted{command.comment});
}

// Once per transfer.  [3.1.2-b; Q7]
Decision decide_one(const Transfer& transfer, const RequestSupplement& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(transfer.supplement.has_value(), Refusal::supplement_already_requested);
  checks.not_before("occurred_at", context.occurred_at, *transfer.received_at);
  return unless_refused(checks, SupplementRequested{command.missing, command.explanation});
}

// At any time after receipt; a late objection is recorded as late, not refused.  [3.6-a; Q7]
Decision decide_one(const Transfer& transfer, const Object& command, const Context& context) {
  Checks checks;
  check_answer(checks, transfer, context);
  check_proposed(checks, transfer, command.proposed_unit, context);
  return unless_refused(checks, Objected{command.reasons, command.legal_basis,
                                         command.proposed_unit, false, interim_by_rule(transfer)});
}

// After acceptance S decides whether jurisdiction may be questioned again.  [3.6-a; Q7]
Decision decide_one(const Transfer& transfer, const ConsentToObjection& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(transfer.objection_consented_at.has_value(), Refusal::consent_already_given);
  checks.not_before("occurred_at", context.occurred_at, *transfer.accepted_at);
  return unless_refused(checks, ObjectionConsented{command.reason});
}

// A case that was decided, or decided not to be filed, is not questioned any more.  [3.6-a; Q7]
Decision decide_one(const Transfer& transfer, const ObjectOnNewFacts& command,
                    const Context& context) {
  const bool not_filed = transfer.filing && !transfer.filing->filed;
  const std::optional<Instant> consented_at = transfer.objection_consented_at;
  Checks checks;
  checks.refuse_if(not_filed || transfer.outcome, Refusal::already_decided);
  check_proposed(checks, transfer, command.proposed_unit, context);
  checks.refuse_if(!consented_at, Refusal::objection_not_consented);
  if (consented_at) checks.not_before("occurred_at", context.occurred_at, *consented_at);
  return unless_refused(checks, Objected{command.new_facts, command.legal_basis,
                                         command.proposed_unit, true, interim_by_rule(transfer)});
}

// S may name another unit than the rule does.  [3.6-a; Q9]
Decision decide_one(const Transfer& transfer, const AssignInterim& command,
                    const Context& context) {
  const Interim& current = transfer.interims.back();
  Checks checks;
  checks.refuse_if(command.unit == current.unit, Refusal::interim_unit_unchanged,
                   command.unit.view());
  check_answerable(checks, command.unit, context);
  checks.not_before("occurred_at", context.occurred_at, current.since);
  return unless_refused(checks, InterimAssigned{command.unit, command.reason});
}

}  // namespace liandong::case_transfer
