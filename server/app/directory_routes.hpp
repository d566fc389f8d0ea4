// Units, people, posts and substitutes: read by everybody signed in, changed by administrators.
#pragma once

#include "app/permissions.hpp"
#include "app/services.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

[[nodiscard]] std::span<const EndpointPermission> directory_permissions();

/// @param services must outlive the router
void add_directory_routes(http::Router& router, const Services& services);

}  // namespace liandong::app
