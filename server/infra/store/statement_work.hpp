// What a store counts while a statement runs.
#pragma once

#include <cstdint>

namespace liandong::store {

/// In steps of SQLite's machine, about ten of which look at a row.
struct StatementWork {
  std::int64_t steps = 0;
  std::int64_t scan_steps = 0;  // from row to row of a table read from end to end
  std::int64_t sorts = 0;
};

/// A connection that counts.
class CountsWork {
 public:
  virtual ~CountsWork() = default;
  /// Of the statement that ended last; taken once.
  virtual StatementWork take_work() = 0;
};

}  // namespace liandong::store
