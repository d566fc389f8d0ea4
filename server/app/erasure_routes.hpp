// Lawful erasure of personal data: one administrator proposes, another carries out, a third sees.
#pragma once

#include "app/permissions.hpp"
#include "app/services.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_erasure_routes(http::Router& router, const Services& services);
[[nodiscard]] std::span<const EndpointPermission> erasure_permissions();

}  // namespace liandong::app
