// The working calendar for everybody, and its import for the system administrator.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_calendar_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> calendar_route_permissions();

/// Gives every open matter the command to re-read its clocks, one command per matter. Can be
/// stopped and begun again at any time: a matter whose clocks stand right is left alone.
/// @return the matters whose clocks moved
std::size_t recompute_clocks(engine::Engine& engine, ReaderPool& readers);

}  // namespace liandong::app
