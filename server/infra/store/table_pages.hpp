// The rows of a table as values that outlive a query, read in a fixed order, a page at a time.
#pragma once

#include "infra/store/tables.hpp"

#include <span>
#include <string>
#include <vector>

namespace liandong::store {

/// A value that outlives its row.
struct Value {
  Param::Kind kind = Param::Kind::null;
  std::int64_t integer = 0;
  std::string bytes;
  bool operator==(const Value&) const = default;

  [[nodiscard]] Param param() const;
};
using Values = std::vector<Value>;

[[nodiscard]] std::vector<Param> params_of(const Values& values);
/// The columns, with commas.
[[nodiscard]] std::string names_of(const Table& table);
/// "insert into … values($1, …)" for a whole row.
[[nodiscard]] std::string insert_into(const Table& table);

/// Reads a table in the order of its key, or of other columns that tell every two rows apart.
class Pages {
 public:
  Pages(Connection& connection, const Table& table) : Pages(connection, table, table.key) {}
  /// @param order columns of the table, which must outlive this
  Pages(Connection& connection, const Table& table, std::span<const std::size_t> order);

  /// The next rows; none at the end.
  [[nodiscard]] std::vector<Values> next();

 private:
  [[nodiscard]] Values values_of(const Row& row) const;

  Connection& connection_;
  const Table& table_;
  std::span<const std::size_t> order_;
  std::string first_;
  std::string next_;
  Values last_key_;
};

}  // namespace liandong::store
