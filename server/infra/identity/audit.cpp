#include "infra/identity/audit.hpp"

#include <algorithm>

namespace liandong::identity {
namespace {

constexpr std::size_t subject_bytes_max = 100;
constexpr int page_max = 1'000;

}  // namespace

using store::Connection;
using store::Param;
using store::Row;

void add_audit(Connection& writer, CityCode city, AuditRow row) {
  writer.query("select coalesce(max(id), 0) + 1 from audit where city = $1", {city},
               [&](const Row& found) { row.id = found.integer(0); });
  if (row.subject.size() > subject_bytes_max) {
    // Cut between characters, so that the column stays valid UTF-8.
    std::size_t end = subject_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(row.subject[end]) & 0xC0U) == 0x80U) {
      --end;
    }
    row.subject.resize(end);
  }
  writer.execute(
      "insert into audit(city, id, at, kind, person, unit, subject, params) "
      "values($1, $2, $3, $4, $5, $6, $7, $8)",
      {city, row.id, row.at, row.kind, row.person, row.unit, row.subject, row.params});
}

std::vector<AuditRow> list_audit(Connection& connection, CityCode city, const AuditQuery& query) {
  std::vector<AuditRow> rows;
  const Instant from = query.from.value_or(Instant{INT64_MIN});
  // One bound for both, or SQLite reads from the other.
  AuditRow before;
  before.id = INT64_MAX;
  before.at = Instant{INT64_MAX};
  if (query.before > 0) {
    before = {};
    connection.query("select at, id from audit where city = $1 and id = $2", {city, query.before},
                     [&](const Row& row) {
                       before.at = row.instant(0);
                       before.id = row.integer(1);
                     });
    if (before.id == 0) {
      return rows;
    }
  }
  if (query.until && *query.until <= before.at) {
    before.at = *query.until;
    before.id = 0;
  }
  std::vector<Param> params{city, before.at, before.id, from, std::clamp(query.limit, 1, page_max)};
  std::string conditions;
  const auto only = [&](std::string_view column, std::string_view value) {
    if (!value.empty()) {
      params.emplace_back(value);
      conditions += " and " + std::string{column} + " = $" + std::to_string(params.size());
    }
  };
  // Said only if asked, so that each is looked up in its index.
  only("kind", query.kind);
  only("person", query.person.view());
  only("subject", query.subject);
  connection.query(
      "select id, at, kind, person, unit, subject, params from audit where city = $1 and "
      "(at, id) < ($2, $3) and at >= $4" +
          conditions + " order by at desc, id desc limit $5",
      params, [&](const Row& row) {
        rows.push_back({row.integer(0), row.instant(1), row.str(2), row.id<PersonId>(3),
                        row.id<UnitId>(4), row.str(5), row.str(6)});
      });
  return rows;
}

}  // namespace liandong::identity
