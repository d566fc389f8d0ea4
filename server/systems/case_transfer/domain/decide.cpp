// The order in which a command is judged: its fields, the stage, the rules.
#include "systems/case_transfer/domain/decide_each.hpp"
#include "systems/case_transfer/domain/shape.hpp"

namespace liandong::case_transfer {
namespace {

bool exists_in(Stage stage, std::string_view command) {
  for (const Permission& row : permissions()) {
    if (row.command == command && ((row.stages >> static_cast<unsigned>(stage)) & 1U) != 0) {
      return true;
    }
  }
  return false;
}

struct Decide {
  const Transfer* transfer;
  const Context& context;

  Decision operator()(const RecordFinding& command) const {
    if (transfer != nullptr) {
      return Err{rejection(Refusal::not_in_this_stage, RecordFinding::name)};
    }
    return decide_opening(command, context);
  }

  template <class Command>
  Decision operator()(const Command& command) const {
    LIANDONG_CHECK(transfer != nullptr);
    if (!exists_in(transfer->stage, Command::name)) {
      return Err{rejection(Refusal::not_in_this_stage, Command::name)};
    }
    return decide_one(*transfer, command, context);
  }
};

}  // namespace

Decision decide(const Transfer* transfer, const Command& command, const Context& context) {
  Checks checks;
  check_shape(checks, command, context);
  if (checks.first()) return Err{*checks.first()};
  return std::visit(Decide{transfer, context}, command);
}

}  // namespace liandong::case_transfer
