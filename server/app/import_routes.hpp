// Tables of units, people and penalty items brought in as CSV, all or nothing.
#pragma once

#include "app/permissions.hpp"
#include "app/services.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

[[nodiscard]] std::span<const EndpointPermission> import_permissions();

/// A table of people is imported twice, by two administrators: the system one makes the accounts,
/// the security one gives the roles; each import leaves out the other's half. New accounts have no
/// password until one is given by reset-password.
/// @param services must outlive the router
void add_import_routes(http::Router& router, const Services& services);

}  // namespace liandong::app
