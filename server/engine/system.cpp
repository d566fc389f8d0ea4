#include "engine/system.hpp"

#include <algorithm>

namespace liandong::engine {

const CommandDescriptor* System::command(std::string_view wanted) const {
  for (const auto& descriptor : commands) {
    if (descriptor.name == wanted) {
      return &descriptor;
    }
  }
  return nullptr;
}

std::uint32_t System::stage_bit(std::string_view stage) const {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (stages[i] == stage) {
      return 1U << i;
    }
  }
  return 0;
}

const System* system_named(std::span<const System> systems, std::string_view name) {
  const auto found = std::find_if(systems.begin(), systems.end(),
                                  [&](const System& each) { return each.name == name; });
  return found == systems.end() ? nullptr : &*found;
}

const Permission* allowing(const System& system, std::string_view command, std::uint32_t stage_bit,
                           std::uint8_t relations, RoleSet roles) {
  for (const Permission& row : system.permissions) {
    if (row.command == command && (row.stages & stage_bit) != 0 &&
        (row.relations & relations) != 0 && row.roles.intersects(roles)) {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace liandong::engine
