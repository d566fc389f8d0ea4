// Which codes an operation may refuse with, by status.
#pragma once

#include "app/openapi_operations.hpp"

#include <map>
#include <set>
#include <string>

namespace liandong::app {

using CodesByStatus = std::map<int, std::set<std::string>>;

[[nodiscard]] CodesByStatus codes_of(Concern concern);
[[nodiscard]] std::string_view concern_name(Concern concern);

/// One code as the table of refusals shows it; `number` is 0 for what no rule refuses.
struct RefusalRow {
  std::string code;
  int number = 0;
  int status = 0;
  std::string clause;
};
/// Every code of every concern, by status and code.
[[nodiscard]] std::vector<RefusalRow> all_refusals();

}  // namespace liandong::app
