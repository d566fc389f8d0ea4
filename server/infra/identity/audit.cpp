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
  const std::int64_t before = query.before > 0 ? query.before : INT64_MAX;
  const Instant from = query.from.value_or(Instant{INT64_MIN});
  const Instant until = query.until.value_or(Instant{INT64_MAX});
  // Said outright, each is looked up in its index.
  const auto asked = [](bool any, std::string_view all, std::string_view one) {
    return std::string{any ? all : one};
  };
  const std::string sql =
      "select id, at, kind, person, unit, subject, params from audit where city = $1 and id < $2 "
      "and at >= $3 and at < $4 and " +
      asked(query.kind.empty(), "$5 = ''", "kind = $5") + " and " +
      asked(query.person.empty(), "$6 = ''", "person = $6") + " and " +
      asked(query.subject.empty(), "$7 = ''", "subject = $7") + " order by id desc limit $8";
  connection.query(
      sql,
      {city, before, from, until, query.kind, query.person, query.subject,
       std::clamp(query.limit, 1, page_max)},
      [&](const Row& row) {
        rows.push_back({row.integer(0), row.instant(1), row.str(2), row.id<PersonId>(3),
                        row.id<UnitId>(4), row.str(5), row.str(6)});
      });
  return rows;
}

}  // namespace liandong::identity
