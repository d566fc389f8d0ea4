// SM3 (GB/T 32905) and HMAC-SM3: the only hash of the product.
#pragma once

#include "kernel/content.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liandong::crypto {

/// Incremental SM3. Construct once and reuse: making the context costs as much as hashing 1 KB.
/// One thread at a time. All functions throw CryptoError if the library fails.
class Sm3 {
 public:
  Sm3();
  ~Sm3();
  Sm3(Sm3&& other) noexcept;
  Sm3& operator=(Sm3&& other) noexcept;

  Sm3& update(std::span<const std::byte> bytes);
  Sm3& update(std::string_view bytes);
  /// The digest of everything since the last start; afterwards the object starts anew.
  [[nodiscard]] Digest finish();
  /// Forgets what was added.
  void reset();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// Digest of one text, for places that are not hot. @threads any.
[[nodiscard]] Digest sm3(std::string_view bytes);

/// Incremental HMAC-SM3 (RFC 2104 with a block of 64 bytes). Wipes what it keeps of the key.
class HmacSm3 {
 public:
  /// @param key any length; longer than 64 bytes is hashed first
  explicit HmacSm3(std::string_view key);
  ~HmacSm3();
  HmacSm3(const HmacSm3&) = delete;
  HmacSm3& operator=(const HmacSm3&) = delete;

  HmacSm3& update(std::string_view bytes);
  /// The tag of everything since the last start; afterwards the object starts anew, same key.
  [[nodiscard]] Digest finish();

 private:
  static constexpr std::size_t block_bytes = 64;
  std::array<char, block_bytes> inner_pad_{};
  std::array<char, block_bytes> outer_pad_{};
  Sm3 hash_;
};

[[nodiscard]] Digest hmac_sm3(std::string_view key, std::string_view message);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const Digest& digest);
/// @return nothing unless the text is exactly 64 hexadecimal digits; both cases are read
[[nodiscard]] std::optional<Digest> parse_hex(std::string_view text);

/// Equality whose duration does not depend on where the digests differ.
[[nodiscard]] bool equal_in_constant_time(const Digest& a, const Digest& b);

/// The bytes of a digest as text, for hashing and for binary columns. Borrowed from `digest`.
[[nodiscard]] std::string_view as_bytes(const Digest& digest);

}  // namespace liandong::crypto
