// What tables a store has, from its own catalogue.
#pragma once

#include "infra/store/database.hpp"

#include <string>
#include <vector>

namespace liandong::store {

struct Column {
  std::string name;
  Param::Kind kind = Param::Kind::text;
};
struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::size_t> key;  // columns of the primary key, in its order
};

/// All tables, in the order of their names.
[[nodiscard]] std::vector<Table> tables_of(Connection& connection);

}  // namespace liandong::store
