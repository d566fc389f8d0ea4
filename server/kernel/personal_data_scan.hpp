// What the scanners of personal data share: the folded text and how findings are reported.
#pragma once

#include "kernel/personal_data.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::personal_data {

/// The characters of a text with full-width forms, dashes and blanks folded to ASCII, and where
/// each began. A byte that is not UTF-8 is the character U+FFFD.
class FoldedText {
 public:
  explicit FoldedText(std::string_view utf8);

  [[nodiscard]] std::size_t size() const { return characters_.size(); }
  /// 0 outside the text, so that neighbours can be asked for at both ends.
  [[nodiscard]] char32_t at(std::size_t i) const { return i < size() ? characters_[i] : 0; }
  [[nodiscard]] std::size_t byte_offset(std::size_t i) const {
    return i < size() ? offsets_[i] : bytes_;
  }
  /// True if `word` stands at character `i`.
  [[nodiscard]] bool has(std::size_t i, std::u32string_view word) const;
  /// The original characters [first, last), folded, as UTF-8.
  [[nodiscard]] std::string utf8(std::size_t first, std::size_t last) const;
  /// A finding of the characters [first, last).
  [[nodiscard]] PersonalDataFinding finding(std::size_t first, std::size_t last,
                                            PersonalDataKind kind, std::string masked) const;

 private:
  std::u32string characters_;
  std::vector<std::uint32_t> offsets_;
  std::size_t bytes_;
};

using Findings = std::vector<PersonalDataFinding>;

// Each adds its findings in order.
void find_numbers(const FoldedText& text, Findings& findings);
void find_emails(const FoldedText& text, Findings& findings);
void find_names(const FoldedText& text, Findings& findings);
void find_addresses(const FoldedText& text, Findings& findings);

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
constexpr bool is_han(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0x20000 && c <= 0x3ffff) || (c >= 0xf900 && c <= 0xfaff) || c == 0x3007;
}

}  // namespace liandong::personal_data
