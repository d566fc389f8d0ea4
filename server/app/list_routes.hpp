// The list of penalty items as a whole: its versions and what changed between them, its use,
// exports.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <memory>
#include <span>

namespace liandong::app {

/// The register as it stood while that list version was the newest one.
/// @param version 0 = the newest
/// @return null if there is no such version or no register
[[nodiscard]] std::shared_ptr<const jurisdiction::Register> register_as_of(
    Office& office, const LoadedWorld& city, jurisdiction::VersionNumber version);

void add_list_routes(http::Router& router, Office& office);
[[nodiscard]] std::span<const EndpointPermission> list_route_permissions();

}  // namespace liandong::app
