#include "infra/crypto/password.hpp"

#include "infra/crypto/error.hpp"
#include "kernel/check.hpp"

#include <sodium.h>

#include <array>
#include <cerrno>

namespace liandong::crypto {

namespace {

/// The hash as the NUL-terminated text libsodium wants; all NUL if it cannot be a hash.
std::array<char, crypto_pwhash_STRBYTES> padded(std::string_view hash) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (hash.size() < text.size()) {
    hash.copy(text.data(), hash.size());
  }
  return text;
}

void start_library() {
  if (sodium_init() < 0) {
    throw CryptoError("libsodium does not start");
  }
}

}  // namespace

std::string hash_password(std::string_view password, PasswordCost cost) {
  LIANDONG_CHECK(password.size() <= password_bytes_max);
  start_library();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes,
                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw CryptoError("hashing a password failed; is memory short?");
  }
  return hash.data();
}

bool verify_password(std::string_view password, std::string_view hash) {
  if (password.size() > password_bytes_max) {
    return false;
  }
  start_library();
  errno = 0;
  if (crypto_pwhash_str_verify(padded(hash).data(), password.data(), password.size()) == 0) {
    return true;
  }
  if (errno == ENOMEM) {
    throw CryptoError("verifying a password failed; memory is short");
  }
  return false;
}

bool needs_rehash(std::string_view hash, PasswordCost cost) {
  start_library();
  return crypto_pwhash_str_needs_rehash(padded(hash).data(), cost.passes, cost.memory_bytes) != 0;
}

}  // namespace liandong::crypto
