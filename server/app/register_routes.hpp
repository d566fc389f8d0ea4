// The public questions: which unit is competent, what is on the lists, what the clauses say.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <span>
#include <string>

namespace liandong::app {

/// @param clauses_json the text of data/notice/clauses.json, served as it stands
void add_register_routes(http::Router& router, Office& office, std::string clauses_json);
[[nodiscard]] std::span<const EndpointPermission> register_route_permissions();

}  // namespace liandong::app
