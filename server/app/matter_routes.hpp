// Reading matters: lists, one matter, its files and letters, obligations, notices.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_matter_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> matter_route_permissions();

}  // namespace liandong::app
