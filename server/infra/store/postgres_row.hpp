// Rows of a PostgreSQL result in binary form.
#pragma once

#include "infra/store/values.hpp"

#include <deque>
#include <libpq-fe.h>
#include <memory>
#include <string>

namespace liandong::store {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
  [[nodiscard]] bool is_null(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;

 private:
  [[nodiscard]] std::string_view raw(int column) const;

  const PGresult* result_;
  int row_;
  mutable std::deque<std::string> spelled_;  // numbers somebody read as text
};

}  // namespace liandong::store
