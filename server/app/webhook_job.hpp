// Delivers what waits in the outbox to the addresses of departments' systems.
#pragma once

#include "app/services.hpp"
#include "infra/crypto/vault_cipher.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace liandong::app {

/// After the last of them a delivery is dead until an administrator tries again.
inline constexpr std::int64_t delivery_attempts_max = 10;

/// Seconds until the next attempt after `attempts` failed ones: 5, 10, 20 … at most an hour.
[[nodiscard]] std::int64_t pause_after(std::int64_t attempts);

/// "v1=" and HMAC-SM3 over timestamp, "." and body, in hex.
[[nodiscard]] std::string signature_of(std::string_view secret, std::string_view timestamp,
                                       std::string_view body);

/// Delivers everything that is due, a few at a time; the address is called outside of any
/// transaction. Blocks; for a thread of its own.
/// @return the deliveries that were taken
std::size_t deliver_due(const Services& services, const crypto::VaultCipher& cipher);

}  // namespace liandong::app
