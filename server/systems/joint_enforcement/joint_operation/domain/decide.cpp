#include "systems/joint_enforcement/joint_operation/domain/decide_each.hpp"

namespace liandong::joint_operation {

Decision decide(const Operation* operation, const Command& command, const Context& context) {
  return common::judge<Plan, Decision, Checks>(operation, command, context, permissions());
}

const Participant* acting_participant(const Operation& operation, const Context& context) {
  const UnitId acting = context.actor.unit;
  if (const Participant* own = participant_of(operation, acting)) return own;
  return participant_of(operation, standing(context.units).responsible_unit(acting));
}

}  // namespace liandong::joint_operation
