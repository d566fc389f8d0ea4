#include "infra/json/read.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/stream_parser.hpp>

namespace liandong::json {
namespace {

constexpr std::size_t errors_max = 20;

std::string_view view_of(const boost::json::string& text) { return {text.data(), text.size()}; }

/// Without blanks at both ends, so that "   " is empty; knows the ideographic space U+3000.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view wide = "\xE3\x80\x80";
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (bool changed = true; changed && !text.empty();) {
    changed = true;
    if (blank(text.front())) {
      text.remove_prefix(1);
    } else if (blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.starts_with(wide)) {
      text.remove_prefix(wide.size());
    } else if (text.ends_with(wide)) {
      text.remove_suffix(wide.size());
    } else {
      changed = false;
    }
  }
  return text;
}

}  // namespace

Reader::Step::Step(Reader& r, std::string_view name) : reader(r), size(r.path_.size()) {
  if (!reader.path_.empty()) {
    reader.path_ += '.';
  }
  reader.path_ += name.substr(0, 64);
}

Reader::Step::Step(Reader& r, std::size_t index) : reader(r), size(r.path_.size()) {
  reader.path_ += '[' + std::to_string(index) + ']';
}

void Reader::fail(std::string_view rule) {
  if (errors_.size() < errors_max) {
    errors_.push_back({path_, std::string{rule}});
  }
}

void Reader::read_bool(const boost::json::value& from, bool& out) {
  if (const bool* value = from.if_bool()) {
    out = *value;
  } else {
    fail("boolean");
  }
}

bool Reader::read_integer(const boost::json::value& from, std::int64_t& out) {
  if (const auto* value = from.if_int64()) {
    out = *value;
    return true;
  }
  fail("integer");
  return false;
}

bool Reader::read_view(const boost::json::value& from, std::string_view& out,
                       std::string_view rule) {
  if (const auto* text = from.if_string()) {
    out = view_of(*text);
    return true;
  }
  fail(rule);
  return false;
}

void Reader::read_string(const boost::json::value& from, std::string& out) {
  std::string_view text;
  if (!read_view(from, text, "string")) {
    return;
  }
  const auto length = count_code_points(text);
  if (!length) {
    fail("utf8");
  } else if (*length > text_length_max) {
    fail("too_long");
  } else {
    out = text;
  }
}

void Reader::read_instant(const boost::json::value& from, Instant& out) {
  std::string_view text;
  if (!read_view(from, text, "instant")) {
    return;
  }
  if (const auto instant = parse_rfc3339(text)) {
    out = *instant;
  } else {
    fail("instant");
  }
}

void Reader::read_day(const boost::json::value& from, LocalDay& out) {
  std::string_view text;
  if (!read_view(from, text, "date")) {
    return;
  }
  if (const auto day = parse_iso_date(text)) {
    out = *day;
  } else {
    fail("date");
  }
}

void Reader::read_text(const boost::json::value& from, Text& out, bool personal) {
  if (sink_ == nullptr) {
    const auto* object = object_of(from);
    if (object == nullptr) {
      return;
    }
    const auto* id = object->if_contains("id");
    const auto* commitment = object->if_contains("commitment");
    const auto* length = object->if_contains("length");
    const auto digest = commitment != nullptr && commitment->is_string()
                            ? parse_digest(view_of(commitment->get_string()))
                            : std::nullopt;
    const auto parsed = id != nullptr && id->is_string()
                            ? ContentId::parse(view_of(id->get_string()))
                            : std::nullopt;
    if (!digest || !parsed || length == nullptr || !length->is_int64()) {
      fail("text");
      return;
    }
    out = Text{*parsed, *digest, static_cast<std::uint32_t>(length->get_int64())};
    return;
  }
  std::string_view text;
  if (!read_view(from, text, "string")) {
    return;
  }
  text = trimmed(text);
  const auto length = count_code_points(text);
  if (!length) {
    fail("utf8");
  } else if (*length > text_length_max) {
    fail("too_long");
  } else if (*length > 0) {
    out = sink_->take(text, *length, personal);
  }
}

const boost::json::array* Reader::array_of(const boost::json::value& from) {
  const auto* items = from.if_array();
  if (items == nullptr) {
    fail("array");
  } else if (strict_ && items->size() > array_length_max) {
    fail("too_long");
    return nullptr;
  }
  return items;
}

const boost::json::object* Reader::object_of(const boost::json::value& from) {
  const auto* object = from.if_object();
  if (object == nullptr) {
    fail("object");
  }
  return object;
}

std::optional<boost::json::value> parse(std::string_view text) {
  boost::json::error_code ec;
  boost::json::value value = boost::json::parse({text.data(), text.size()}, ec);
  if (ec) {
    return std::nullopt;
  }
  return value;
}

void throw_if_corrupt(const Reader& reader) {
  if (!reader.errors().empty()) {
    const auto& first = reader.errors().front();
    throw CorruptJson("stored JSON: field " + first.field + ": " + first.rule);
  }
}

boost::json::value parse_stored(std::string_view text) {
  auto value = parse(text);
  if (!value) {
    throw CorruptJson("stored text is no JSON");
  }
  return std::move(*value);
}

}  // namespace liandong::json
