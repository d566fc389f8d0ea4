// Salted commitments: the log proves what an erasable text was without holding it.
#pragma once

#include "kernel/content.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace liandong::crypto {

using Commitment = Digest;
/// Lies beside the text and is erased with it; without it the commitment cannot be guessed back
/// to a short text such as a name.
using ContentSalt = std::array<std::uint8_t, 16>;

/// @throws CryptoError
[[nodiscard]] ContentSalt new_salt();
/// SM3(salt ‖ text), with the text as UTF-8 bytes.
[[nodiscard]] Commitment commit(const ContentSalt& salt, std::string_view text);
/// True if the salt and text are the ones committed to.
[[nodiscard]] bool opens(const Commitment& commitment, const ContentSalt& salt,
                         std::string_view text);

}  // namespace liandong::crypto
