#include "infra/store/tables.hpp"

#include <algorithm>

namespace liandong::store {
namespace {

constexpr std::string_view sqlite_tables =
    "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name";
constexpr std::string_view sqlite_columns =
    "select name, lower(type), pk from pragma_table_info($1) order by cid";
constexpr std::string_view postgres_tables =
    "select tablename::text from pg_tables where schemaname = current_schema() "
    "order by tablename";
// The last column is the place in the primary key, from 1, or 0.
constexpr std::string_view postgres_columns =
    "select a.attname::text, format_type(a.atttypid, null), "
    "coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) from pg_attribute a "
    "left join pg_index i on i.indrelid = a.attrelid and i.indisprimary "
    "where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped "
    "order by a.attnum";

Param::Kind kind_of(std::string_view type) {
  if (type == "bigint") {
    return Param::Kind::integer;
  }
  if (type == "bytea") {
    return Param::Kind::bytes;
  }
  if (type == "text") {
    return Param::Kind::text;
  }
  throw StoreBroken("a column of type " + std::string{type});
}

Table table_of(Connection& connection, const std::string& name) {
  Table table{name, {}, {}};
  std::vector<std::pair<std::int64_t, std::size_t>> key;
  connection.query(connection.is_sqlite() ? sqlite_columns : postgres_columns, {name},
                   [&](const Row& row) {
                     if (row.integer(2) > 0) {
                       key.emplace_back(row.integer(2), table.columns.size());
                     }
                     table.columns.push_back({row.str(0), kind_of(row.text(1))});
                   });
  std::sort(key.begin(), key.end());
  for (const auto& [place, column] : key) {
    table.key.push_back(column);
  }
  if (table.key.empty()) {
    throw StoreBroken("the table " + name + " has no key");
  }
  return table;
}

}  // namespace

std::vector<Table> tables_of(Connection& connection) {
  std::vector<std::string> names;
  connection.query(connection.is_sqlite() ? sqlite_tables : postgres_tables, {},
                   [&](const Row& row) { names.push_back(row.str(0)); });
  std::vector<Table> tables;
  for (const std::string& name : names) {
    tables.push_back(table_of(connection, name));
  }
  return tables;
}

}  // namespace liandong::store
