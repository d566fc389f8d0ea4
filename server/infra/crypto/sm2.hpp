// SM2 signatures with SM3 (GB/T 32918.2), for what must be checked by strangers.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace liandong::crypto {

/// The usual id of a signer whose key stands for itself (GM/T 0009).
inline constexpr std::string_view sm2_signer_id = "1234567812345678";

/// A private key in a file outside the database. @threads any, one call at a time per object
class Sm2Signer {
 public:
  /// Makes a fresh key in a PEM file (PKCS #8, mode 0600). Never overwrites.
  /// @throws KeyFileError
  static void create(const std::string& path);
  /// @throws KeyFileError unless the file is this user's, closed to others, and holds an SM2 key
  explicit Sm2Signer(const std::string& path);
  ~Sm2Signer();
  Sm2Signer(Sm2Signer&& other) noexcept;
  Sm2Signer& operator=(Sm2Signer&& other) noexcept;

  /// DER, as `openssl pkeyutl -verify -rawin -digest sm3` reads it. @throws CryptoError
  [[nodiscard]] std::string sign(std::string_view message) const;
  /// PEM, to be published. @throws CryptoError
  [[nodiscard]] std::string public_key() const;

 private:
  struct Key;
  std::unique_ptr<Key> key_;
};

/// False for a signature of another key or message, and for what is no signature.
/// @throws CryptoError if `public_key` is not the PEM of an SM2 key
[[nodiscard]] bool sm2_verifies(std::string_view public_key, std::string_view message,
                                std::string_view signature);

}  // namespace liandong::crypto
