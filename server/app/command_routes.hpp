// POST routes of every system: one literal path per command.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

/// Adds the routes. Aborts if a command of a system has no path: none may be forgotten.
void add_command_routes(http::Router& router, Office& office);

[[nodiscard]] std::span<const EndpointPermission> command_route_permissions();

/// A path and the command it carries, for the description of the API.
struct CommandPath {
  std::string_view path;
  std::string_view system;
  std::string_view command;
};
[[nodiscard]] std::span<const CommandPath> command_paths();

}  // namespace liandong::app
