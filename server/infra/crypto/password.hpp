// Passwords: argon2id hashes, and the worker that keeps them off the I/O threads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liandong::crypto {

/// Longer passwords are never hashed: 128 characters of four bytes.
inline constexpr std::size_t password_bytes_max = 512;

/// What one guess costs an attacker. The default takes about 70 ms and 64 MiB.
struct PasswordCost {
  std::size_t memory_bytes = std::size_t{64} << 20;
  unsigned passes = 2;
};

/// argon2id with a fresh salt, as the text "$argon2id$v=19$m=…" of at most 127 characters.
/// @param password  at most password_bytes_max bytes; longer is a bug (check the policy first)
/// @throws CryptoError if memory is short. @threads any; slow, use PasswordWorker.
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = {});

/// True if the password is the one hashed; false also for a malformed hash or a too long password.
/// For a name nobody has, verify against the hash of a random password all the same, so that the
/// duration does not tell which names exist.
/// @throws CryptoError if memory is short. @threads any; slow, use PasswordWorker.
[[nodiscard]] bool verify_password(std::string_view password, std::string_view hash);

/// True if the hash was made at another cost or by another method.
[[nodiscard]] bool needs_rehash(std::string_view hash, PasswordCost cost = {});

}  // namespace liandong::crypto
