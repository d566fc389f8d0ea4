#include "app/query_params.hpp"

#include <algorithm>
#include <charconv>

namespace liandong::app {

QueryParams::QueryParams(const http::Request& request,
                         std::initializer_list<std::string_view> known)
    : request_(request) {
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      fault(name.substr(0, 64), "unknown");
    }
  }
}

std::string QueryParams::text(std::string_view name, std::size_t length_max) {
  const auto value = request_.query_value(name);
  if (!value) {
    return {};
  }
  const auto length = json::count_code_points(*value);
  if (!length || *length > length_max) {
    fault(name, length ? "too_long" : "utf8");
    return {};
  }
  return *value;
}

int QueryParams::integer(std::string_view name, int fallback, int min, int max) {
  const auto value = request_.query_value(name);
  if (!value || value->empty()) {
    return fallback;
  }
  int number = 0;
  const auto parsed = std::from_chars(value->data(), value->data() + value->size(), number);
  if (parsed.ec != std::errc{} || parsed.ptr != value->data() + value->size()) {
    fault(name, "integer");
    return fallback;
  }
  if (number < min || number > max) {
    fault(name, "range");
    return fallback;
  }
  return number;
}

std::optional<bool> QueryParams::boolean(std::string_view name) {
  const auto value = request_.query_value(name);
  if (!value || value->empty()) {
    return std::nullopt;
  }
  if (*value == "1" || *value == "true") {
    return true;
  }
  if (*value == "0" || *value == "false") {
    return false;
  }
  fault(name, "boolean");
  return std::nullopt;
}

std::optional<Instant> QueryParams::instant(std::string_view name) {
  const auto value = request_.query_value(name);
  if (!value || value->empty()) {
    return std::nullopt;
  }
  // A bare date means its 00:00, which is what a person filtering by day means.
  if (const auto day = parse_iso_date(*value)) {
    return start_of(*day);
  }
  const auto at = parse_rfc3339(*value);
  if (!at) {
    fault(name, "instant");
  }
  return at;
}

std::optional<LocalDay> QueryParams::day(std::string_view name) {
  const auto value = request_.query_value(name);
  if (!value || value->empty()) {
    return std::nullopt;
  }
  const auto day = parse_iso_date(*value);
  if (!day) {
    fault(name, "date");
  }
  return day;
}

}  // namespace liandong::app
