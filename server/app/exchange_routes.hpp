// The machine interface: systems of departments push, pull and acknowledge information with a
// bearer token; administrators give tokens and register webhooks.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/crypto/vault_cipher.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

[[nodiscard]] std::span<const EndpointPermission> exchange_permissions();
[[nodiscard]] std::span<const EndpointPermission> exchange_admin_permissions();
/// @param office, cipher must outlive the routes
void add_exchange_routes(http::Router& router, Office& office);
void add_exchange_admin_routes(http::Router& router, Office& office,
                               const crypto::VaultCipher& cipher);

}  // namespace liandong::app
