// Tracking codes (查询码): what a complainant is given to follow a matter without signing in.
#pragma once

#include "infra/crypto/key_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::crypto {

/// A code is a place in the log and a proof: seq in base 32, then the first 40 bits of
///   HMAC-SM3(HMAC-SM3(master key, "liandong.tracking.1"), seq ‖ ":" ‖ stream id)
/// so it is kept nowhere, cannot be guessed, and ends with the key. Digits are those of Crockford:
/// no I, L, O, U. @threads any.
class TrackingCodes {
 public:
  explicit TrackingCodes(const MasterKey& master);

  /// @param seq 1 or more: of the first event of the stream
  /// @return groups of four joined with "-", "000C-7K3M-PQ2X"
  [[nodiscard]] std::string make(std::int64_t seq, std::string_view stream_id) const;

  /// Where a typed code points, whether or not its proof holds: case, spaces and hyphens do not
  /// matter, O is read as 0, I and L as 1.
  /// @return nothing unless it could be a code
  [[nodiscard]] static std::optional<std::int64_t> seq_of(std::string_view typed);
  /// True if this is the code of the stream; compares in constant time.
  [[nodiscard]] bool matches(std::string_view typed, std::int64_t seq,
                             std::string_view stream_id) const;

 private:
  Secret<32> key_;
};

}  // namespace liandong::crypto
