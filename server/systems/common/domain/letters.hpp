// What every system with letters has: the command by which the platform proves a rendered PDF.
#pragma once

#include "kernel/describe.hpp"
#include "systems/common/domain/checks.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace liandong::common {

inline constexpr std::uint32_t document_number_max = 60;
inline constexpr std::uint32_t digest_max = 64;

/// The platform proves which PDF belongs to a number; never given by a person. The event it leads
/// to belongs to the system.
struct RecordRenderedLetter {
  static constexpr std::string_view name = "record_rendered_letter";
  static constexpr bool by_platform = true;
  std::string document_number;
  std::string digest;     // SM3 of the PDF, 64 hex digits
  std::int64_t size = 0;  // bytes, 1 or more
};
LIANDONG_DESCRIBE(RecordRenderedLetter, document_number, digest, size)

inline void shape(Checks& checks, const RecordRenderedLetter& command, const Context&) {
  checks.required("document_number", command.document_number, document_number_max);
  checks.required("digest", command.digest, digest_max);
  checks.number("size", command.size, 1, INT64_MAX);
}

/// The letter with that number, of a list whose entries have `document_number`; or null.
template <class Letters>
[[nodiscard]] auto* letter_numbered(Letters& letters, std::string_view number) {
  const auto found = std::find_if(letters.begin(), letters.end(), [&](const auto& letter) {
    return letter.document_number == number;
  });
  return found == letters.end() ? nullptr : &*found;
}

/// A letter is rendered once, and only one there is.
template <class Letters>
void check_rendered(Checks& checks, const Letters& letters, const RecordRenderedLetter& command) {
  const auto* letter = letter_numbered(letters, command.document_number);
  checks.refuse_if(letter != nullptr && !letter->digest.empty(),
                   CommonRefusal::letter_already_rendered);
  checks.refuse_if(letter == nullptr, CommonRefusal::letter_unknown);
}

}  // namespace liandong::common
