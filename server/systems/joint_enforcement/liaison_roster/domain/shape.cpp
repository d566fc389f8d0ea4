// Fields present, within limits.
#include "systems/joint_enforcement/liaison_roster/domain/decide_each.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/limits.hpp"

namespace liandong::liaison_roster {
namespace {

void check_lists(Checks& checks, const std::vector<UnitId>& counterparts,
                 const std::vector<UnitId>& organs) {
  checks.length("counterparts", counterparts.size(), 0, limits::counterparts);
  checks.length("organs", organs.size(), 0, limits::counterparts);
}

void shape(Checks& checks, const OpenRoster& command, const Context&) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
  checks.required("title", command.title, limits::title);
  check_lists(checks, command.counterparts, command.organs);
}

void shape(Checks& checks, const UpdateCounterparts& command, const Context&) {
  check_lists(checks, command.counterparts, command.organs);
}

void shape(Checks& checks, const AppointLiaison& command, const Context&) {
  checks.required("person", command.person, limits::name);
  checks.required("office", command.office, limits::name);
  checks.required("telephone", command.telephone, limits::telephone);
}

void shape(Checks& checks, const EndLiaison& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const SetContact& command, const Context&) {
  checks.required("person", command.person, limits::name);
  checks.optional("office", command.office, limits::name);
  checks.required("telephone", command.telephone, limits::telephone);
}

void shape(Checks& checks, const RemoveContact& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks&, const ConfirmRoster&, const Context&) {}

void shape(Checks& checks, const CloseRoster& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::liaison_roster
