// Every command of every system can be given over HTTP, and under one path only.
#include "app/command_routes.hpp"

#include "app/joined/systems.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace liandong::app {

TEST_CASE("every command that people give has exactly one path, the platform's own have none") {
  std::map<std::string, int> paths;
  for (const CommandPath& path : command_paths()) {
    ++paths[std::string{path.system} + "." + std::string{path.command}];
  }
  for (const engine::System& system : all_systems()) {
    for (const auto& command : system.commands) {
      const std::string name = std::string{system.name} + "." + std::string{command.name};
      CHECK_MESSAGE(paths[name] == (command.by_platform ? 0 : 1), name);
    }
  }
}

}  // namespace liandong::app
