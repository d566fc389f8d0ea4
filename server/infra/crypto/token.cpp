#include "infra/crypto/token.hpp"

#include "infra/crypto/random.hpp"
#include "infra/crypto/sm3.hpp"

#include <sodium.h>

#include <array>

namespace liandong::crypto {

NewToken make_token() {
  std::array<std::uint8_t, 32> secret{};
  fill_random(secret);
  std::string text(token_length + 1, '\0');
  sodium_bin2base64(text.data(), text.size(), secret.data(), secret.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.resize(token_length);
  sodium_memzero(secret.data(), secret.size());
  const Digest digest = sm3(text);
  return {std::move(text), digest};
}

std::optional<Digest> token_digest(std::string_view presented) {
  if (presented.size() != token_length) {
    return std::nullopt;
  }
  // libsodium refuses foreign characters and non-zero bits behind the last byte.
  std::array<std::uint8_t, 32> secret{};
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed =
      sodium_base642bin(secret.data(), secret.size(), presented.data(), presented.size(), nullptr,
                        &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_memzero(secret.data(), secret.size());
  if (failed != 0 || size != secret.size() || end != presented.data() + presented.size()) {
    return std::nullopt;
  }
  return sm3(presented);
}

bool token_matches(std::string_view presented, const Digest& stored) {
  const std::optional<Digest> digest = token_digest(presented);
  return digest.has_value() && equal_in_constant_time(*digest, stored);
}

}  // namespace liandong::crypto
