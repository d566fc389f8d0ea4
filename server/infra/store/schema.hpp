// The numbered, forward-only steps that build the schema.
#pragma once

#include <span>
#include <string_view>

namespace liandong::store {

struct Migration {
  int version;
  std::string_view sql;           // both stores
  std::string_view sqlite_sql;    // triggers and search, in SQLite's words
  std::string_view postgres_sql;  // the same in PostgreSQL's
};

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace liandong::store
