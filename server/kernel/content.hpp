// References to erasable text: the log holds a salted commitment, never the text itself.
#pragma once

#include "kernel/ids.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace liandong {

using Digest = std::array<std::uint8_t, 32>;  // SM3

/// Free text or personal data kept in table `content`, where it can be lawfully erased.
/// At the API the field is a plain string; in events and states it is {id, commitment, length}.
/// commitment = SM3(salt ‖ UTF-8 text); the salt (16 random bytes) lies beside the text.
struct Text {
  ContentId id{};
  Digest commitment{};
  std::uint32_t length =
      0;  // characters (Unicode code points), so that rules can test for emptiness

  [[nodiscard]] bool empty() const { return length == 0; }
  friend bool operator==(const Text&, const Text&) = default;
};

/// The same, for data about a person or party: encrypted at rest under a key per subject.
struct PersonalText : Text {
  friend bool operator==(const PersonalText&, const PersonalText&) = default;
};

/// Who must stay unrecognised, as a complainant: everybody reads it masked ("张*"), and reading it
/// in clear is an act of its own with a reason in the log.  [3.2.0-b; I9]
struct ProtectedText : PersonalText {
  friend bool operator==(const ProtectedText&, const ProtectedText&) = default;
};

inline constexpr std::uint32_t text_length_max = 10'000;

}  // namespace liandong
