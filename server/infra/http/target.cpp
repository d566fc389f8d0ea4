#include "infra/http/target.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace liandong::http {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return static_cast<unsigned>(c - '0');
  }
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') {
    return static_cast<unsigned>(lower - 'a' + 10);
  }
  return std::nullopt;
}

/// @return nothing for an invalid encoding, invalid UTF-8 or U+0000
std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) {
        return std::nullopt;
      }
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (!high || !low) {
        return std::nullopt;
      }
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') {
      return std::nullopt;
    }
    out += c;
  }
  return is_utf8(out) ? std::optional{std::move(out)} : std::nullopt;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, end);
    if (segment == "." || segment == "..") {
      return true;
    }
    path.remove_prefix(end);
  }
  return false;
}

bool parse_path(std::string_view raw, std::string& out) {
  auto path = decode(raw, false);
  if (!path || path->empty() || path->front() != '/') {
    return false;
  }
  const bool slash_added =
      std::count(path->begin(), path->end(), '/') != std::count(raw.begin(), raw.end(), '/');
  const bool control = std::any_of(path->begin(), path->end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || c == '\\';
  });
  if (slash_added || control || has_dot_segment(*path)) {
    return false;
  }
  out = std::move(*path);
  return true;
}

bool parse_query(std::string_view raw, Fields& out) {
  while (!raw.empty()) {
    const auto end = std::min(raw.find('&'), raw.size());
    const auto pair = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (pair.empty()) {
      continue;
    }
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals), true);
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) {
      return false;
    }
    out.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

/// RFC 9112 obliges a server to take "http://host/path" as well.
std::string_view strip_authority(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (target.size() > scheme.size() &&
        equal_ignoring_case(target.substr(0, scheme.size()), scheme)) {
      target.remove_prefix(scheme.size());
      const auto path = target.find('/');
      return path == std::string_view::npos ? "/" : target.substr(path);
    }
  }
  return target;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t extra = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || i + extra >= bytes.size()) {
      return false;
    }
    std::uint32_t point = lead & (0x3fU >> extra);
    for (std::size_t k = 1; k <= extra; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xc0U) != 0x80U) {
        return false;
      }
      point = (point << 6U) | (next & 0x3fU);
    }
    const bool overlong = (extra == 2 && point < 0x800) || (extra == 3 && point < 0x10000);
    if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      return false;
    }
    i += extra + 1;
  }
  return true;
}

bool parse_target(Request& request) {
  std::string_view target = strip_authority(request.target);
  const auto mark = std::min(target.find('?'), target.size());
  return parse_path(target.substr(0, mark), request.path) &&
         parse_query(target.substr(std::min(mark + 1, target.size())), request.query);
}

}  // namespace liandong::http
