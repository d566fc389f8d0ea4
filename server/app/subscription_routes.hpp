// Who wants which information, and how much of what was formed was shared in time.
#pragma once

#include "app/permissions.hpp"
#include "app/services.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

[[nodiscard]] std::span<const EndpointPermission> subscription_permissions();
void add_subscription_routes(http::Router& router, const Services& services);

}  // namespace liandong::app
