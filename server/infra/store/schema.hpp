// The numbered, forward-only steps that build the schema.
#pragma once

#include "infra/store/database.hpp"

#include <span>
#include <string_view>

namespace liandong::store {

struct Migration {
  int version;
  std::string_view sql;           // both stores
  std::string_view sqlite_sql;    // triggers and search, in SQLite's words
  std::string_view postgres_sql;  // the same in PostgreSQL's
  /// A program that knows no later step than this may go on in a store that took this one; 0 =
  /// none may. A step that only adds (a table, an index, a column with a default) names the step
  /// before it; what is no longer used is taken away a release later, by a step that names none.
  int oldest_program = 0;
};

/// The steps of this release.
[[nodiscard]] std::span<const Migration> released_migrations();
/// The steps this program knows. A test program has one more.
[[nodiscard]] std::span<const Migration> migrations();

/// As `migrate`, but no further than an earlier version: to take in rows that were written then.
void migrate_to(Connection& writer, int version);
[[nodiscard]] int newest_schema();  // of this program

}  // namespace liandong::store
