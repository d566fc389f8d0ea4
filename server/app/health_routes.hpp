// Health for machines: alive, able to do the job, and figures for Prometheus.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"
#include "infra/http/server.hpp"

#include <functional>
#include <span>

namespace liandong::app {

/// @param stats of the running server; called on I/O threads
void add_health_routes(http::Router& router, Office& office,
                       std::function<http::ServerStats()> stats);
[[nodiscard]] std::span<const EndpointPermission> health_route_permissions();

}  // namespace liandong::app
