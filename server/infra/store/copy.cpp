#include "infra/store/copy.hpp"

#include "infra/store/tables.hpp"

#include <algorithm>
#include <vector>

namespace liandong::store {
namespace {

constexpr int page_rows = 500;

/// A value that outlives its row.
struct Value {
  Param::Kind kind = Param::Kind::null;
  std::int64_t integer = 0;
  std::string bytes;
  bool operator==(const Value&) const = default;

  [[nodiscard]] Param param() const {
    switch (kind) {
      case Param::Kind::null:
        return Param{nullptr};
      case Param::Kind::integer:
        return Param{integer};
      case Param::Kind::text:
        return Param{bytes};
      case Param::Kind::bytes:
        return Param::bytes(bytes);
    }
    return Param{nullptr};
  }
};
using Values = std::vector<Value>;

std::vector<Param> params_of(const Values& values) {
  std::vector<Param> params;
  for (const Value& value : values) {
    params.push_back(value.param());
  }
  return params;
}

/// "$1, $2, … $n"
std::string dollars(std::size_t count) {
  std::string list;
  for (std::size_t i = 1; i <= count; ++i) {
    list += (i == 1 ? "$" : ", $") + std::to_string(i);
  }
  return list;
}

std::string names_of(const Table& table) {
  std::string list;
  for (const Column& column : table.columns) {
    list += (list.empty() ? "" : ", ") + column.name;
  }
  return list;
}

/// Reads a table in the order of its key, a page at a time.
class Pages {
 public:
  Pages(Connection& connection, const Table& table) : connection_(connection), table_(table) {
    std::string key;
    for (const std::size_t column : table.key) {
      key += (key.empty() ? "" : ", ") + table.columns[column].name;
    }
    const std::string select = "select " + names_of(table) + " from " + table.name;
    const std::string order = " order by " + key + " limit " + std::to_string(page_rows);
    first_ = select + order;
    next_ = select + " where (" + key + ") > (" + dollars(table.key.size()) + ")" + order;
  }

  /// The next rows; none at the end.
  std::vector<Values> next() {
    std::vector<Values> rows;
    const Values after = std::move(last_key_);
    connection_.query(after.empty() ? first_ : next_, params_of(after),
                      [&](const Row& row) { rows.push_back(values_of(row)); });
    last_key_.clear();
    if (!rows.empty()) {
      for (const std::size_t column : table_.key) {
        last_key_.push_back(rows.back()[column]);
      }
    }
    return rows;
  }

 private:
  Values values_of(const Row& row) const {
    Values values(table_.columns.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int at = static_cast<int>(i);
      if (row.is_null(at)) {
        continue;
      }
      values[i].kind = table_.columns[i].kind;
      if (values[i].kind == Param::Kind::integer) {
        values[i].integer = row.integer(at);
      } else {
        values[i].bytes = row.str(at);
      }
    }
    return values;
  }

  Connection& connection_;
  const Table& table_;
  std::string first_;
  std::string next_;
  Values last_key_;
};

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
    const std::string insert = "insert into " + table.name + "(" + names_of(table) + ") values(" +
                               dollars(table.columns.size()) + ")";
    Pages pages{from, table};
    for (auto rows = pages.next(); !rows.empty(); rows = pages.next()) {
      for (const Values& row : rows) {
        to.execute(insert, params_of(row));
      }
      copied += static_cast<std::int64_t>(rows.size());
    }
  }
  return copied;
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
