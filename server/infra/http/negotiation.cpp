#include "infra/http/negotiation.hpp"

#include "infra/http/message.hpp"

#include <algorithm>
#include <charconv>
#include <libdeflate.h>
#include <new>

namespace liandong::http {
namespace {

/// Takes one element off a list. @return it without surrounding blanks
std::string_view next_element(std::string_view& list, char separator) {
  const auto end = std::min(list.find(separator), list.size());
  auto element = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  const auto first = element.find_first_not_of(" \t");
  if (first == std::string_view::npos) {
    return {};
  }
  return element.substr(first, element.find_last_not_of(" \t") - first + 1);
}

/// @param text "0.5"; @return q × 1000, or 0 for anything malformed
int parse_quality(std::string_view text) {
  int value = 0;
  int scale = 1000;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 1 && text[i] == '.') {
      continue;
    }
    if (text[i] < '0' || text[i] > '9' || i > 4) {
      return 0;
    }
    value += (text[i] - '0') * scale;
    scale /= 10;
  }
  return std::min(value, 1000);
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::string_view opaque_tag(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

int encoding_quality(std::string_view accept_encoding, std::string_view coding) {
  int any = 0;
  while (!accept_encoding.empty()) {
    std::string_view element = next_element(accept_encoding, ',');
    const auto name = next_element(element, ';');
    int quality = 1000;
    while (!element.empty()) {
      const auto parameter = next_element(element, ';');
      if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
        quality = parse_quality(parameter.substr(2));
      }
    }
    if (equal_ignoring_case(name, coding)) {
      return quality;
    }
    if (name == "*") {
      any = quality;
    }
  }
  return any;
}

bool etag_matches(std::string_view candidates, std::string_view etag) {
  while (!candidates.empty()) {
    const auto candidate = next_element(candidates, ',');
    if (candidate == "*" || (!candidate.empty() && opaque_tag(candidate) == opaque_tag(etag))) {
      return true;
    }
  }
  return false;
}

RangeKind parse_range(std::string_view header, std::uint64_t total, ByteRange& range) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit)) {
    return RangeKind::whole;
  }
  header.remove_prefix(unit.size());
  const auto dash = header.find('-');
  if (dash == std::string_view::npos || header.find(',') != std::string_view::npos) {
    return RangeKind::whole;
  }
  const auto first = parse_number(header.substr(0, dash));
  const auto last_text = header.substr(dash + 1);
  const auto last = parse_number(last_text);
  if ((!last && !last_text.empty()) || (!first && dash != 0) || (!first && !last)) {
    return RangeKind::whole;
  }
  if (!first) {  // "-500": the last 500 bytes
    if (*last == 0 || total == 0) {
      return RangeKind::unsatisfiable;
    }
    range.size = std::min(*last, total);
    range.offset = total - range.size;
    return RangeKind::part;
  }
  if (last && *last < *first) {
    return RangeKind::whole;
  }
  if (*first >= total) {
    return RangeKind::unsatisfiable;
  }
  range.offset = *first;
  range.size = (last ? std::min(*last, total - 1) : total - 1) - *first + 1;
  return RangeKind::part;
}

Gzip::Gzip(int level) : compressor_(libdeflate_alloc_compressor(level)) {
  if (compressor_ == nullptr) {
    throw std::bad_alloc{};
  }
}

Gzip::~Gzip() { libdeflate_free_compressor(compressor_); }

std::optional<std::string> Gzip::compress(std::string_view text) {
  std::string out(text.size(), '\0');
  const auto size =
      libdeflate_gzip_compress(compressor_, text.data(), text.size(), out.data(), out.size());
  if (size == 0) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

}  // namespace liandong::http
