#include "infra/blobs/file_name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace liandong::blobs {

namespace {

constexpr std::size_t extension_length_max = 10;
constexpr char32_t malformed = 0xffffffff;

/// The character at the front of `rest`, taken away; `malformed` for a byte that starts none.
char32_t take_character(std::string_view& rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const std::uint32_t lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  char32_t value = size == 1 ? lead : lead & (0x7fU >> size);
  bool good = lead < 0x80 || (lead >= 0xc2 && lead <= 0xf4);
  good = good && size <= rest.size();
  for (std::size_t i = 1; good && i < size; ++i) {
    good = (byte(i) & 0xc0U) == 0x80U;
    value = (value << 6U) | (byte(i) & 0x3fU);
  }
  static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  good = good && value >= smallest[size] && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  rest.remove_prefix(good ? size : 1);
  return good ? value : malformed;
}

/// Controls, marks of direction, and characters without width.
bool is_dropped(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || c == 0x180e ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

bool is_replaced(char32_t c) {
  return c == malformed || c == '<' || c == '>' || c == ':' || c == '"' || c == '|' || c == '?' ||
         c == '*';
}

bool is_blank(char32_t c) { return c == ' ' || c == 0xa0 || c == 0x3000; }

std::u32string readable_characters(std::string_view name) {
  std::u32string characters;
  while (!name.empty()) {
    const char32_t c = take_character(name);
    if (is_replaced(c)) {
      characters.push_back(U'_');
    } else if (!is_dropped(c)) {
      characters.push_back(c);
    }
  }
  return characters;
}

void trim(std::u32string& name) {
  const auto is_trimmed = [](char32_t c) { return is_blank(c) || c == '.'; };
  while (!name.empty() && is_trimmed(name.back())) {
    name.pop_back();
  }
  name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), is_trimmed));
}

bool is_ascii_alphanumeric(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Position of the dot of a plausible extension, or the length of the name.
std::size_t extension_of(const std::u32string& name) {
  const std::size_t dot = name.rfind(U'.');
  if (dot == std::u32string::npos || dot == 0 || name.size() - dot - 1 > extension_length_max ||
      !std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(),
                   is_ascii_alphanumeric)) {
    return name.size();
  }
  return dot;
}

void shorten(std::u32string& name) {
  if (name.size() <= file_name_length_max) {
    return;
  }
  const std::u32string extension = name.substr(extension_of(name));
  name.resize(file_name_length_max - extension.size());
  trim(name);
  name += extension;
}

/// Windows opens a device for these, whatever the extension.
bool is_device(const std::u32string& name) {
  std::string stem;
  for (const char32_t c : name.substr(0, name.find(U'.'))) {
    if (c >= 0x80) {
      return false;
    }
    stem.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
  }
  while (stem.ends_with(' ')) {
    stem.pop_back();
  }
  if (stem == "con" || stem == "prn" || stem == "aux" || stem == "nul") {
    return true;
  }
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
         stem[3] >= '0' && stem[3] <= '9';
}

std::string to_utf8(const std::u32string& name) {
  std::string text;
  for (const char32_t c : name) {
    const auto push = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
      push(c);
    } else if (c < 0x800) {
      push(0xc0U | (c >> 6U));
      push(0x80U | (c & 0x3fU));
    } else if (c < 0x10000) {
      push(0xe0U | (c >> 12U));
      push(0x80U | ((c >> 6U) & 0x3fU));
      push(0x80U | (c & 0x3fU));
    } else {
      push(0xf0U | (c >> 18U));
      push(0x80U | ((c >> 12U) & 0x3fU));
      push(0x80U | ((c >> 6U) & 0x3fU));
      push(0x80U | (c & 0x3fU));
    }
  }
  return text;
}

}  // namespace

std::string clean_file_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) {
    name.remove_prefix(slash + 1);
  }
  std::u32string characters = readable_characters(name);
  trim(characters);
  if (is_device(characters)) {
    characters.insert(characters.begin(), U'_');
  }
  shorten(characters);
  return characters.empty() ? "unnamed" : to_utf8(characters);
}

}  // namespace liandong::blobs
