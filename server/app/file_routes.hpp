// Uploads, streamed to the blob store, sniffed and scanned for personal data.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

void add_file_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> file_route_permissions();

}  // namespace liandong::app
