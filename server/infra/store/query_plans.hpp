// Writes down how SQLite runs each statement and how much it does for it, so that a test can see
// whether one walks through a table.
#pragma once

#include "infra/store/database.hpp"

#include <filesystem>
#include <memory>

namespace liandong::store {

/// The same database; the first time a connection meets a statement, its plan is appended to the
/// file: a line "S " with the text, then a line "P " for every step. Each time it ran, a line "W "
/// with the number of its "S " among those of this process, from 0, the rows it gave or changed,
/// and its StatementWork. Nothing is written for PostgreSQL, whose server can tell (auto_explain).
[[nodiscard]] std::unique_ptr<Database> with_query_plans(std::unique_ptr<Database> database,
                                                         const std::filesystem::path& file);

}  // namespace liandong::store
