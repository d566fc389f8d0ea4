#include "systems/common/domain/judge.hpp"
#include "systems/dispute_coordination/domain/decide_each.hpp"
#include "systems/dispute_coordination/domain/shape.hpp"

namespace liandong::dispute_coordination {

Decision decide(const Dispute* dispute, const Command& command, const Context& context) {
  return common::judge<OpenDispute, Decision, Checks>(dispute, command, context, permissions());
}

UnitId acting_party(const Context& context) {
  return standing(context.units).responsible_unit(context.actor.unit);
}

void check_party(Checks& checks, const Dispute& dispute, const Context& context) {
  const UnitId unit = acting_party(context);
  checks.refuse_if(party_of(dispute, unit) == nullptr, Refusal::unit_not_party,
                   context.actor.unit.view());
}

void check_signature(Checks& checks, const Context& context) {
  standing(context.units).check_signatory(checks, context.actor.unit, true, context.actor);
}

void check_answerable(Checks& checks, UnitId unit, const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(unit);
  units.check_receiver(checks, unit);
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::unit_not_enforcement_unit,
                   unit.view());
}

void check_order(Checks& checks, const Dispute& dispute, const Context& context) {
  checks.not_before("occurred_at", context.occurred_at, dispute.stage_since);
}

PartyFacts facts_of(UnitId unit, const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(unit);
  return {unit, standing(context.units).is_local(unit), facts ? facts->superior : UnitId{}};
}

}  // namespace liandong::dispute_coordination
