// The audit list, for the audit administrator alone.
#pragma once

#include "app/permissions.hpp"
#include "app/services.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

[[nodiscard]] std::span<const EndpointPermission> audit_permissions();

/// @param services must outlive the router
void add_audit_routes(http::Router& router, const Services& services);

}  // namespace liandong::app
