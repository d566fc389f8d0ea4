// Rows compared column by column.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace liandong::engine {

struct Column {
  std::string_view name;
  bool right;
};

/// The first column that is wrong; "" = none.
[[nodiscard]] inline std::string_view first_wrong(std::span<const Column> columns) {
  const auto wrong = std::find_if(columns.begin(), columns.end(),
                                  [](const Column& column) { return !column.right; });
  return wrong == columns.end() ? std::string_view{} : wrong->name;
}

}  // namespace liandong::engine
