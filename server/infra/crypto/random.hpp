// Randomness of the operating system, and identifiers made from it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>

namespace liandong::crypto {

/// Fills the span with unpredictable bytes. @throws CryptoError. @threads any.
void fill_random(std::span<std::uint8_t> bytes);
/// `size` unpredictable bytes. @throws CryptoError. @threads any.
[[nodiscard]] std::string random_bytes(std::size_t size);

/// Makes ULIDs: 26 characters of lower-case Crockford Base32, of 48 bits of milliseconds and 80
/// random bits. Within one object each is greater than the one before, also when the clock stands
/// still or steps back. @threads any.
class IdSource {
 public:
  using FillRandom = std::function<void(std::span<std::uint8_t>)>;

  IdSource();
  /// For simulation: the same filling gives the same identifiers.
  explicit IdSource(FillRandom fill);

  /// @param now_ms  milliseconds since 1970-01-01T00:00:00Z; values outside [0, 2^48) are clamped,
  ///                because a wrong clock must not stop the office
  [[nodiscard]] std::string next(std::int64_t now_ms);

 private:
  static constexpr std::size_t random_size = 10;

  void advance(std::int64_t now_ms);

  std::mutex mutex_;
  FillRandom fill_;
  std::int64_t last_ms_ = -1;
  std::array<std::uint8_t, random_size> random_{};
};

}  // namespace liandong::crypto
