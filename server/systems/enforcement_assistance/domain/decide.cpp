#include "systems/enforcement_assistance/domain/decide_each.hpp"

namespace liandong::enforcement_assistance {

Decision decide(const Assistance* assistance, const Command& command, const Context& context) {
  return common::judge<RecordNeed, Decision, Checks>(assistance, command, context, permissions());
}

}  // namespace liandong::enforcement_assistance
