// Personal data at rest: SM4-CTR under a key per subject, sealed with HMAC-SM3 (encrypt, then MAC).
#pragma once

#include "infra/crypto/key_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace liandong::crypto {

/// Whose data it is. The salt lies in the database: once it is erased, nobody can derive the
/// subject's keys again and everything sealed for the subject is gone, backups of it included.
struct VaultSubject {
  std::string_view id;
  std::array<std::uint8_t, 16> salt{};
};

/// Seals and opens texts. The sealed form, 49 bytes longer than the text, is
///   version (1) ‖ nonce (16) ‖ ciphertext ‖ HMAC-SM3(mac key, version ‖ length of record id (4) ‖
///   record id ‖ nonce ‖ ciphertext) (32)
/// and the keys of a subject are
///   HMAC-SM3(master key, label ‖ length of subject id (4) ‖ subject id ‖ salt)
/// with the labels "liandong.vault.1.enc" (its first 16 bytes) and "liandong.vault.1.mac"; lengths
/// are big-endian. @threads any.
class VaultCipher {
 public:
  static constexpr std::size_t text_bytes_max = std::size_t{1} << 20;
  static constexpr std::size_t overhead_bytes = 1 + 16 + 32;

  explicit VaultCipher(MasterKey master);

  /// @param record_id  the row the sealed text will lie in; it opens in no other
  /// @param text       at most text_bytes_max bytes; may be empty
  /// @throws CryptoError
  [[nodiscard]] std::string seal(const VaultSubject& subject, std::string_view record_id,
                                 std::string_view text) const;
  /// @throws SealBroken if a bit was changed or another record, subject, salt or master key sealed
  ///         it; nothing is decrypted then. CryptoError as above.
  [[nodiscard]] std::string open(const VaultSubject& subject, std::string_view record_id,
                                 std::string_view sealed) const;

 private:
  MasterKey master_;
};

}  // namespace liandong::crypto
