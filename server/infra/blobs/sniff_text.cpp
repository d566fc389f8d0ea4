#include "infra/blobs/sniff_parts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace liandong::blobs {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t chunk_size = std::size_t{64} << 10;
constexpr std::size_t overlap_size = 40;  // longer than every marker
constexpr std::size_t start_size = 1024;

// With a blank or '>' behind it a browser takes each for HTML at the start of a file
// (WHATWG MIME Sniffing §7.1); the last three are ours.
constexpr std::array html_starts{"<!doctype html"sv,
                                 "<html"sv,
                                 "<head"sv,
                                 "<script"sv,
                                 "<iframe"sv,
                                 "<h1"sv,
                                 "<div"sv,
                                 "<font"sv,
                                 "<table"sv,
                                 "<a"sv,
                                 "<style"sv,
                                 "<title"sv,
                                 "<b"sv,
                                 "<body"sv,
                                 "<br"sv,
                                 "<p"sv,
                                 "<!--"sv,
                                 "<img"sv,
                                 "<meta"sv,
                                 "<link"sv};
constexpr std::array html_anywhere{"<!doctype html"sv, "<html"sv,   "<script"sv, "<iframe"sv,
                                   "<body"sv,          "<object"sv, "<embed"sv,  "<svg"sv};
constexpr std::array active_xml_anywhere{"<?xml-stylesheet"sv, "w3.org/1999/xhtml"sv,
                                         "w3.org/1999/xsl/"sv, "<!entity"sv,
                                         "<!doctype html"sv,   ":script"sv};
constexpr std::array script_starts{
    "#!"sv,        "<?php"sv,        "@echo off"sv,      "(function"sv, "!function"sv,
    "function("sv, "'use strict'"sv, "\"use strict\""sv, "(()"sv,       "window."sv,
    "document."sv, "eval("sv,        "alert("sv};

std::string lower_case(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return lower;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

template <std::size_t Size>
bool contains_any(std::string_view lower, const std::array<std::string_view, Size>& markers) {
  return std::any_of(markers.begin(), markers.end(), [&](std::string_view marker) {
    return lower.find(marker) != std::string_view::npos;
  });
}

bool starts_like_html(std::string_view lower) {
  return std::any_of(html_starts.begin(), html_starts.end(), [&](std::string_view tag) {
    if (!lower.starts_with(tag)) {
      return false;
    }
    const std::string_view rest = lower.substr(tag.size());
    return tag == "<!--"sv || rest.empty() || is_blank(rest.front()) || rest.front() == '>' ||
           rest.front() == '/';
  });
}

/// "var x =", "let x =", "const x =", "function f(": a keyword, a name, then the sign.
bool starts_like_declaration(std::string_view lower) {
  for (const std::string_view keyword : {"var "sv, "let "sv, "const "sv, "function "sv}) {
    if (!lower.starts_with(keyword)) {
      continue;
    }
    std::size_t at = keyword.size();
    while (at < lower.size() && ((lower[at] >= 'a' && lower[at] <= 'z') || lower[at] == '_' ||
                                 lower[at] == '$' || (lower[at] >= '0' && lower[at] <= '9'))) {
      ++at;
    }
    while (at < lower.size() && is_blank(lower[at])) {
      ++at;
    }
    return at < lower.size() && lower[at] == (keyword == "function "sv ? '(' : '=');
  }
  return false;
}

/// Judges a text by its bytes in order: which encodings it may be in and what it may contain.
class TextScan {
 public:
  void add(std::string_view chunk) {
    for (const char c : chunk) {
      const auto byte = static_cast<unsigned char>(c);
      binary_ = binary_ || (byte < 0x20 && !is_blank(c)) || byte == 0x7f;
      add_utf8(byte);
      add_gb18030(byte);
    }
    const std::string lower = overlap_ + lower_case(chunk);
    html_ = html_ || contains_html(lower);
    svg_ = svg_ || lower.find("<svg"sv) != std::string::npos ||
           lower.find("w3.org/2000/svg"sv) != std::string::npos;
    active_xml_ = active_xml_ || contains_any(lower, active_xml_anywhere);
    overlap_ = lower.substr(lower.size() - std::min(lower.size(), overlap_size));
  }

  [[nodiscard]] bool may_be_text() const { return !binary_ && (utf8_ || gb18030_); }
  [[nodiscard]] bool is_utf8() const { return utf8_ && utf8_pending_ == 0; }
  [[nodiscard]] bool is_gb18030() const { return gb18030_ && gb_position_ == 0; }
  [[nodiscard]] bool has_html() const { return html_; }
  [[nodiscard]] bool has_svg() const { return svg_; }
  [[nodiscard]] bool has_active_xml() const { return active_xml_; }

 private:
  void add_utf8(unsigned char byte) {
    if (utf8_pending_ > 0) {
      utf8_ = utf8_ && byte >= utf8_low_ && byte <= utf8_high_;
      utf8_low_ = 0x80;
      utf8_high_ = 0xbf;
      --utf8_pending_;
      return;
    }
    if (byte < 0x80) {
      return;
    }
    utf8_ = utf8_ && byte >= 0xc2 && byte <= 0xf4;
    utf8_pending_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    // The second byte is narrower where an overlong form, a surrogate or too high a value begins.
    utf8_low_ = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    utf8_high_ = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  }

  void add_gb18030(unsigned char byte) {
    const bool lead = byte >= 0x81 && byte <= 0xfe;
    const bool digit = byte >= '0' && byte <= '9';
    switch (gb_position_) {
      case 0:
        gb18030_ = gb18030_ && (byte < 0x80 || lead);
        gb_position_ = byte < 0x80 ? 0 : 1;
        break;
      case 1:
        gb18030_ = gb18030_ && (digit || (byte >= 0x40 && byte != 0x7f && byte != 0xff));
        gb_position_ = digit ? 2 : 0;
        break;
      case 2:
        gb18030_ = gb18030_ && lead;
        gb_position_ = 3;
        break;
      default:
        gb18030_ = gb18030_ && digit;
        gb_position_ = 0;
    }
  }

  bool binary_ = false;
  bool utf8_ = true;
  int utf8_pending_ = 0;
  int utf8_low_ = 0x80;
  int utf8_high_ = 0xbf;
  bool gb18030_ = true;
  int gb_position_ = 0;
  bool html_ = false;
  bool svg_ = false;
  bool active_xml_ = false;
  std::string overlap_;
};

/// The beginning without byte order mark and blanks, in lower case.
std::string start_of(const ByteSource& source) {
  const std::string head = source.read(0, start_size);
  std::string_view start = head;
  if (start.starts_with("\xef\xbb\xbf"sv)) {
    start.remove_prefix(3);
  }
  while (!start.empty() && is_blank(start.front())) {
    start.remove_prefix(1);
  }
  return lower_case(start);
}

Sniffed judge_markup(const TextScan& scan, bool is_xml, std::string_view start) {
  if (scan.has_svg()) {
    return Err{RefusedContent::svg};
  }
  if (is_xml && scan.has_active_xml()) {
    return Err{RefusedContent::active_xml};
  }
  if (scan.has_html() || starts_like_html(start)) {
    return Err{is_xml ? RefusedContent::active_xml : RefusedContent::html};
  }
  if (is_xml) {
    return MediaType::xml;
  }
  return scan.is_utf8() ? MediaType::text_utf8 : MediaType::text_gb18030;
}

}  // namespace

bool contains_html(std::string_view bytes) {
  return contains_any(lower_case(bytes), html_anywhere);
}

bool looks_binary(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && !is_blank(c); });
}

Sniffed sniff_text(const ByteSource& source) {
  TextScan scan;
  for (std::uint64_t at = 0; at < source.size() && scan.may_be_text(); at += chunk_size) {
    scan.add(source.read(at, chunk_size));
  }
  if (!scan.may_be_text() || (!scan.is_utf8() && !scan.is_gb18030())) {
    return Err{RefusedContent::unknown};
  }
  const std::string start = start_of(source);
  const auto starts = [&](std::string_view marker) { return start.starts_with(marker); };
  if (std::any_of(script_starts.begin(), script_starts.end(), starts) ||
      starts_like_declaration(start)) {
    return Err{RefusedContent::script};
  }
  if (starts("{\\rtf"sv)) {
    return Err{RefusedContent::unknown};  // a carrier of embedded programs, and nobody needs it
  }
  return judge_markup(scan, starts("<?xml"sv), start);
}

}  // namespace liandong::blobs
