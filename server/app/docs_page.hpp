// Serves the description of the API and a page that shows it, without anything from elsewhere.
#pragma once

#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>
#include <string>

namespace liandong::app {

/// /api/openapi.json, /api/docs, /api/docs.js and /api/docs.css; open to everybody.
/// @param openapi_json served as it stands
void add_docs_routes(http::Router& router, std::string openapi_json);

[[nodiscard]] std::span<const EndpointPermission> docs_permissions();

}  // namespace liandong::app
