// Signing in and out, the unit acted for, the password, preferences and drafts.
#pragma once

#include "app/permissions.hpp"
#include "app/services.hpp"
#include "infra/crypto/vault_cipher.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

[[nodiscard]] std::span<const EndpointPermission> session_permissions();

/// @param services must outlive the router
/// @param cipher seals drafts; must outlive the router
void add_session_routes(http::Router& router, const Services& services,
                        const crypto::VaultCipher& cipher);

}  // namespace liandong::app
