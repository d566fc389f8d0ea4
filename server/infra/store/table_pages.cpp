#include "infra/store/table_pages.hpp"

namespace liandong::store {
namespace {

constexpr int page_rows = 500;

/// "$1, $2, … $n"
std::string dollars(std::size_t count) {
  std::string list;
  for (std::size_t i = 1; i <= count; ++i) {
    list += (i == 1 ? "$" : ", $") + std::to_string(i);
  }
  return list;
}

}  // namespace

Param Value::param() const {
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

std::vector<Param> params_of(const Values& values) {
  std::vector<Param> params;
  params.reserve(values.size());
  for (const Value& value : values) {
    params.push_back(value.param());
  }
  return params;
}

std::string names_of(const Table& table) {
  std::string list;
  for (const Column& column : table.columns) {
    list += (list.empty() ? "" : ", ") + column.name;
  }
  return list;
}

std::string insert_into(const Table& table) {
  return "insert into " + table.name + "(" + names_of(table) + ") values(" +
         dollars(table.columns.size()) + ")";
}

Pages::Pages(Connection& connection, const Table& table, std::span<const std::size_t> order)
    : connection_(connection), table_(table), order_(order) {
  std::string columns;
  for (const std::size_t column : order) {
    columns += (columns.empty() ? "" : ", ") + table.columns[column].name;
  }
  const std::string select = "select " + names_of(table) + " from " + table.name;
  const std::string limit = " order by " + columns + " limit " + std::to_string(page_rows);
  first_ = select + limit;
  next_ = select + " where (" + columns + ") > (" + dollars(order.size()) + ")" + limit;
}

std::vector<Values> Pages::next() {
  std::vector<Values> rows;
  const Values after = std::move(last_key_);
  connection_.query(after.empty() ? first_ : next_, params_of(after),
                    [&](const Row& row) { rows.push_back(values_of(row)); });
  last_key_.clear();
  if (!rows.empty()) {
    for (const std::size_t column : order_) {
      last_key_.push_back(rows.back()[column]);
    }
  }
  return rows;
}

Values Pages::values_of(const Row& row) const {
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

}  // namespace liandong::store
