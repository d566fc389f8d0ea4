#include "kernel/personal_data.hpp"

#include "kernel/personal_data_scan.hpp"

#include <algorithm>
#include <array>

namespace liandong {

namespace personal_data {

namespace {

constexpr std::size_t local_part_max = 64;  // RFC 5321
constexpr std::size_t domain_max = 253;

/// The character at `at` and its length in bytes; U+FFFD and 1 where none is.
struct Decoded {
  char32_t character;
  std::size_t size;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) {
    return {lead, 1};
  }
  const std::size_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (lead < 0xc2 || lead > 0xf4 || text.size() - at < size) {
    return {0xfffd, 1};
  }
  char32_t value = lead & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0U) != 0x80U) {
      return {0xfffd, 1};
    }
    value = (value << 6U) | (byte(i) & 0x3fU);
  }
  return {value, size};
}

/// One spelling for what looks alike: full-width forms, blanks, dashes, dots within names.
char32_t fold(char32_t c) {
  if (c >= 0xff01 && c <= 0xff5e) {
    c = c - 0xff01 + U'!';
  }
  if (c == 0x3000 || c == 0xa0 || c == U'\t' || (c >= 0x2000 && c <= 0x200a)) {
    return U' ';
  }
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63) {
    return U'-';
  }
  if (c == 0x2022 || c == 0x30fb || c == 0x2027 || c == 0xff65) {
    return 0xb7;
  }
  return c;
}

void append_utf8(char32_t c, std::string& text) {
  const auto push = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
    return;
  }
  if (c < 0x800) {
    push(0xc0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      push(0xe0U | (c >> 12U));
    } else {
      push(0xf0U | (c >> 18U));
      push(0x80U | ((c >> 12U) & 0x3fU));
    }
    push(0x80U | ((c >> 6U) & 0x3fU));
  }
  push(0x80U | (c & 0x3fU));
}

bool is_local_part(char32_t c) {
  return is_digit(c) || is_letter(c) || c == U'.' || c == U'_' || c == U'%' || c == U'+' ||
         c == U'-';
}

/// End of the domain that begins at `at`; `at` itself if there is none with two labels and a top
/// level of letters.
std::size_t domain_end(const FoldedText& text, std::size_t at) {
  std::size_t end = at;
  std::size_t good_end = at;
  std::size_t label = at;
  bool letters_only = true;
  for (; end - at <= domain_max; ++end) {
    const char32_t c = text.at(end);
    const bool in_label = is_digit(c) || is_letter(c) || (c == U'-' && end > label);
    if (in_label) {
      letters_only = letters_only && is_letter(c);
      continue;
    }
    if (label > at && letters_only && end - label >= 2) {
      good_end = end;
    }
    if (c != U'.' || end == label) {
      break;
    }
    label = end + 1;
    letters_only = true;
  }
  return good_end;
}

}  // namespace

FoldedText::FoldedText(std::string_view utf8) : bytes_(utf8.size()) {
  characters_.reserve(utf8.size());
  offsets_.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    characters_.push_back(fold(next.character));
    offsets_.push_back(static_cast<std::uint32_t>(at));
    at += next.size;
  }
}

bool FoldedText::has(std::size_t i, std::u32string_view word) const {
  return i < size() && std::u32string_view{characters_}.substr(i, word.size()) == word;
}

std::string FoldedText::utf8(std::size_t first, std::size_t last) const {
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    append_utf8(at(i), text);
  }
  return text;
}

PersonalDataFinding FoldedText::finding(std::size_t first, std::size_t last, PersonalDataKind kind,
                                        std::string masked) const {
  return {byte_offset(first), byte_offset(last), kind, std::move(masked)};
}

void find_emails(const FoldedText& text, Findings& findings) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.at(i) != U'@') {
      continue;
    }
    std::size_t first = i;
    while (i - first < local_part_max && is_local_part(text.at(first - 1))) {
      --first;
    }
    const std::size_t end = domain_end(text, i + 1);
    if (first < i && end > i + 1) {
      findings.push_back(text.finding(first, end, PersonalDataKind::email,
                                      text.utf8(first, first + 1) + "***" + text.utf8(i, end)));
    }
  }
}

namespace {

/// In order, with overlapping findings made one: nothing found may become visible again because
/// something else was found beside it.
void merge(Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  Findings merged;
  for (PersonalDataFinding& finding : findings) {
    if (merged.empty() || finding.begin >= merged.back().end) {
      merged.push_back(std::move(finding));
    } else {
      merged.back().end = std::max(merged.back().end, finding.end);
    }
  }
  findings = std::move(merged);
}

}  // namespace

}  // namespace personal_data

std::vector<PersonalDataFinding> scan_personal_data(std::string_view utf8) {
  const personal_data::FoldedText text{utf8};
  std::vector<PersonalDataFinding> findings;
  personal_data::find_numbers(text, findings);
  personal_data::find_emails(text, findings);
  personal_data::find_names(text, findings);
  personal_data::find_addresses(text, findings);
  personal_data::merge(findings);
  return findings;
}

std::string mask_personal_data(std::string_view utf8) {
  std::string masked;
  std::size_t copied = 0;
  for (const PersonalDataFinding& finding : scan_personal_data(utf8)) {
    masked.append(utf8.substr(copied, finding.begin - copied)).append(finding.masked);
    copied = finding.end;
  }
  masked.append(utf8.substr(copied));
  return masked;
}

std::string mask_identity(std::string_view utf8) {
  const std::vector<PersonalDataFinding> findings = scan_personal_data(utf8);
  if (findings.size() == 1 && findings[0].begin == 0 && findings[0].end == utf8.size()) {
    return findings[0].masked;
  }
  const auto continues = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
  };
  std::size_t first = utf8.empty() ? 0 : 1;
  while (first < utf8.size() && continues(utf8[first])) {
    ++first;
  }
  if (first == utf8.size()) {
    return "**";
  }
  return std::string(utf8.substr(0, first)) + "**";
}

}  // namespace liandong
