#include "infra/store/copy.hpp"

#include "infra/store/table_pages.hpp"

#include <algorithm>

namespace liandong::store {
namespace {

/// The tables of both, which must be the same. What says their version is not one of them.
std::vector<Table> common_tables(Connection& one, Connection& other) {
  std::vector<Table> tables = tables_of(one);
  const std::vector<Table> others = tables_of(other);
  const bool same =
      std::equal(tables.begin(), tables.end(), others.begin(), others.end(),
                 [](const Table& a, const Table& b) {
                   return a.name == b.name && names_of(a) == names_of(b) && a.key == b.key;
                 });
  if (!same || schema_version(one) != schema_version(other)) {
    throw StoreBroken("the stores are not of the same version");
  }
  std::erase_if(tables, [](const Table& table) { return table.name == "schema_version"; });
  return tables;
}

}  // namespace

std::int64_t copy_rows(Connection& from, Connection& to) {
  std::int64_t copied = 0;
  for (const Table& table : common_tables(from, to)) {
    if (!Pages{to, table}.next().empty()) {
      throw StoreBroken("the table " + table.name + " holds rows already");
    }
    const std::string insert = insert_into(table);
    Pages pages{from, table};
    for (auto rows = pages.next(); !rows.empty(); rows = pages.next()) {
      for (const Values& row : rows) {
        to.execute(insert, params_of(row));
      }
      copied += static_cast<std::int64_t>(rows.size());
    }
  }
  gather_statistics(to);
  return copied;
}

void gather_statistics(Connection& writer) {
  if (writer.is_sqlite()) {
    return;
  }
  std::string names;
  for (const Table& table : tables_of(writer)) {
    names += (names.empty() ? "" : ", ") + table.name;
  }
  writer.script("analyze " + names);
}

void empty_tables(Connection& writer) {
  if (writer.is_sqlite()) {
    throw StoreBroken("a file of SQLite is deleted, not emptied");
  }
  std::string names;
  for (const Table& table : common_tables(writer, writer)) {
    names += (names.empty() ? "" : ", ") + table.name;
  }
  std::string lift;
  std::string set_again;
  for (const auto* guarded : {"event", "checkpoint"}) {
    lift += "alter table " + std::string{guarded} + " disable trigger user; ";
    set_again += "; alter table " + std::string{guarded} + " enable trigger user";
  }
  writer.script(lift + "truncate " + names + set_again);
}

std::int64_t compare_rows(Connection& one, Connection& other) {
  std::int64_t compared = 0;
  for (const Table& table : common_tables(one, other)) {
    Pages left{one, table};
    Pages right{other, table};
    for (;;) {
      const auto rows = left.next();
      if (rows != right.next()) {
        throw StoreBroken("the rows of " + table.name + " differ");
      }
      if (rows.empty()) {
        break;
      }
      compared += static_cast<std::int64_t>(rows.size());
    }
  }
  return compared;
}

}  // namespace liandong::store
