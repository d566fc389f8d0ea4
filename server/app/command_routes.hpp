// POST routes of every system: one literal path per command.
#pragma once

#include "app/command_paths.hpp"
#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_command_routes(http::Router& router, Office& office);

[[nodiscard]] std::span<const EndpointPermission> command_route_permissions();

}  // namespace liandong::app
