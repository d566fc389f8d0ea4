#include "systems/case_transfer/domain/decide_each.hpp"
#include "systems/case_transfer/domain/shape.hpp"
#include "systems/common/domain/judge.hpp"

namespace liandong::case_transfer {

Decision decide(const Transfer* transfer, const Command& command, const Context& context) {
  return common::judge<RecordFinding, Decision, Checks>(transfer, command, context, permissions());
}

}  // namespace liandong::case_transfer
