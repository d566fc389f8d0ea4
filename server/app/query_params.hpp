// Reads query parameters strictly: a wrong one is a 400 that names it, an unknown one as well.
#pragma once

#include "infra/http/message.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

class QueryParams {
 public:
  /// @param known every parameter this route understands
  QueryParams(const http::Request& request, std::initializer_list<std::string_view> known);

  [[nodiscard]] std::string text(std::string_view name, std::size_t length_max = 200);
  [[nodiscard]] int integer(std::string_view name, int fallback, int min, int max);
  [[nodiscard]] std::optional<bool> boolean(std::string_view name);
  [[nodiscard]] std::optional<Instant> instant(std::string_view name);
  [[nodiscard]] std::optional<LocalDay> day(std::string_view name);
  template <class IdType>
  [[nodiscard]] IdType id(std::string_view name) {
    const auto value = request_.query_value(name);
    if (!value || value->empty()) {
      return {};
    }
    const auto parsed = IdType::parse(*value);
    if (!parsed) {
      fault(name, "id");
      return {};
    }
    return *parsed;
  }
  template <class E>
  [[nodiscard]] E word(std::string_view name, E fallback) {
    const auto value = request_.query_value(name);
    if (!value || value->empty()) {
      return fallback;
    }
    const auto parsed = json::parse_enum<E>(*value);
    if (!parsed) {
      fault(name, "enum");
    }
    return parsed.value_or(fallback);
  }
  void fault(std::string_view name, std::string_view rule) {
    errors_.push_back({std::string{name}, std::string{rule}});
  }
  [[nodiscard]] const std::vector<json::ShapeError>& errors() const { return errors_; }

 private:
  const http::Request& request_;
  std::vector<json::ShapeError> errors_;
};

}  // namespace liandong::app
