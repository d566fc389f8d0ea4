// Finds complaints about the same: while one is registered, and for one that is.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_duplicate_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> duplicate_route_permissions();

}  // namespace liandong::app
