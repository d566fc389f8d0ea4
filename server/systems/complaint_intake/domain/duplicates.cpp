#include "systems/complaint_intake/domain/duplicates.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace liandong::complaint_intake {
namespace {

constexpr int alike_percent = 45;
constexpr std::size_t part_of_name_min = 4;  // characters of a name that stands inside another

/// Code points without spaces and punctuation, letters small.
std::u32string plain(std::string_view utf8) {
  std::u32string text;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < utf8.size(); ++k) {
      c = (c << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    i += size;
    if (c >= U'A' && c <= U'Z') c = c - U'A' + U'a';
    const bool word = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') ||
                      (c >= 0x00C0 && c < 0x2000) || (c >= 0x3400 && c < 0xFF00);
    if (word) text.push_back(c);
  }
  return text;
}

std::map<std::pair<char32_t, char32_t>, int> pairs_of(const std::u32string& text) {
  std::map<std::pair<char32_t, char32_t>, int> pairs;
  for (std::size_t i = 1; i < text.size(); ++i) ++pairs[{text[i - 1], text[i]}];
  return pairs;
}

bool same_name(std::string_view a, std::string_view b) {
  const std::u32string one = plain(a);
  const std::u32string other = plain(b);
  if (one.empty() || other.empty()) return false;
  if (one == other) return true;
  const std::u32string& shorter = one.size() < other.size() ? one : other;
  const std::u32string& longer = one.size() < other.size() ? other : one;
  return shorter.size() >= part_of_name_min && longer.find(shorter) != std::u32string::npos;
}

}  // namespace

int text_likeness(std::string_view a, std::string_view b) {
  const auto one = pairs_of(plain(a));
  const auto other = pairs_of(plain(b));
  int total = 0;
  int shared = 0;
  for (const auto& [pair, count] : one) {
    total += count;
    const auto found = other.find(pair);
    if (found != other.end()) shared += std::min(count, found->second);
  }
  for (const auto& [pair, count] : other) total += count;
  return total == 0 ? 0 : 200 * shared / total;
}

Comparison compare(const Compared& a, const Compared& b) {
  Comparison found;
  found.text_percent = text_likeness(a.facts, b.facts);
  const bool near = a.place == b.place;
  const bool party = same_name(a.party, b.party);
  const bool location = near && same_name(a.location, b.location);
  const bool text = near && found.text_percent >= alike_percent;
  if (party) found.reasons.push_back(Likeness::same_party);
  if (location) found.reasons.push_back(Likeness::same_location);
  if (text) found.reasons.push_back(Likeness::similar_text);
  if (!found.reasons.empty() && !a.item.empty() && a.item == b.item) {
    found.reasons.push_back(Likeness::same_item);
  }
  return found;
}

}  // namespace liandong::complaint_intake
