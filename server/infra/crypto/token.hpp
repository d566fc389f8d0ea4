// Session and bearer tokens: the server keeps only their SM3, so a stolen table opens nothing.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::crypto {

inline constexpr std::size_t token_length = 43;  // 32 bytes in base64url without padding

struct NewToken {
  std::string text;  // handed out once
  Digest digest;     // stored
};

/// 256 unpredictable bits. @throws CryptoError
[[nodiscard]] NewToken make_token();

/// The digest under which a presented token would be stored.
/// @return nothing unless the text is the one canonical form of 32 bytes, so that garbage costs no
///         look-up
[[nodiscard]] std::optional<Digest> token_digest(std::string_view presented);

/// True if the presented text is the token with this digest; compares in constant time.
[[nodiscard]] bool token_matches(std::string_view presented, const Digest& stored);

}  // namespace liandong::crypto
