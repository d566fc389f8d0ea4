// SM4 (GB/T 32907) in counter mode. It hides but does not protect: use VaultCipher, which seals.
#pragma once

#include "infra/crypto/secret.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace liandong::crypto {

using Sm4Key = Secret<16>;
/// The first counter block; it is counted up as one big-endian number of 128 bits.
using Sm4Nonce = std::array<std::uint8_t, 16>;

/// Encrypts or decrypts (the same act). A pair of key and nonce must never serve two texts.
/// @param bytes  at most 1 GiB. @throws CryptoError
[[nodiscard]] std::string sm4_ctr(const Sm4Key& key, const Sm4Nonce& nonce, std::string_view bytes);

}  // namespace liandong::crypto
