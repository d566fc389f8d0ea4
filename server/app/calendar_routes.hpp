// The working calendar for everybody, and its import for the system administrator.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_calendar_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> calendar_route_permissions();

}  // namespace liandong::app
