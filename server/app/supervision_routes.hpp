// The supervision list of the coordinating office and the government, and the checks of invariants.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

class InvariantJob;

/// @param invariants must outlive the routes
void add_supervision_routes(http::Router& router, Office& office, InvariantJob& invariants);
[[nodiscard]] std::span<const EndpointPermission> supervision_permissions();

}  // namespace liandong::app
