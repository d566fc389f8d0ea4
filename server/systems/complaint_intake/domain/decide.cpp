#include "systems/common/domain/judge.hpp"
#include "systems/complaint_intake/domain/decide_each.hpp"
#include "systems/complaint_intake/domain/shape.hpp"

namespace liandong::complaint_intake {

Decision decide(const Complaint* complaint, const Command& command, const Context& context) {
  return common::judge<Register, Decision, Checks>(complaint, command, context, permissions());
}

}  // namespace liandong::complaint_intake
