#include "systems/joint_enforcement/hazard_notice/domain/decide_each.hpp"

namespace liandong::hazard_notice {

Decision decide(const Notice* notice, const Command& command, const Context& context) {
  return common::judge<RecordHazard, Decision, Checks>(notice, command, context, permissions());
}

const Department* acting_department(const Notice& notice, const Context& context) {
  if (const Department* own = department_of(notice, context.actor.unit)) return own;
  return department_of(notice, standing(context.units).responsible_unit(context.actor.unit));
}

}  // namespace liandong::hazard_notice
