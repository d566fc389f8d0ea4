#include "systems/joint_enforcement/consultation/domain/decide_each.hpp"

namespace liandong::consultation {

Decision decide(const Meeting* meeting, const Command& command, const Context& context) {
  return common::judge<Convene, Decision, Checks>(meeting, command, context, permissions());
}

}  // namespace liandong::consultation
