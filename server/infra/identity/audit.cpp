#include "infra/identity/audit.hpp"

#include "infra/store/stretch.hpp"

#include <algorithm>

namespace liandong::identity {
namespace {

constexpr std::size_t subject_bytes_max = 100;
constexpr int page_max = 1'000;

using store::Connection;
using store::Param;
using store::Row;

/// Lines are in this order, the newest first.
struct LinePlace {
  Instant at;
  std::int64_t id = 0;
};

LinePlace place_of(const Row& row) { return {row.instant(0), row.integer(1)}; }

/// What is older than this is read; nothing if the line before it is unknown.
std::optional<LinePlace> begin_of(Connection& connection, CityCode city, const AuditQuery& query) {
  std::optional<LinePlace> before = LinePlace{Instant{INT64_MAX}, INT64_MAX};
  if (query.before > 0) {
    before.reset();
    connection.query("select at, id from audit where city = $1 and id = $2", {city, query.before},
                     [&](const Row& row) { before = place_of(row); });
  }
  if (before && query.until && *query.until <= before->at) {
    before = {*query.until, INT64_MIN};
  }
  return before;
}

}  // namespace

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

AuditLines list_audit(Connection& connection, CityCode city, const AuditQuery& query) {
  AuditLines lines;
  // One bound for each end, or SQLite reads from the further one.
  const auto before = begin_of(connection, city, query);
  if (!before) {
    return lines;
  }
  const LinePlace oldest{query.from.value_or(Instant{INT64_MIN}), INT64_MIN};
  std::vector<Param> params{city, before->at, before->id, oldest.at, oldest.id};
  std::string looked_up;  // in its index
  std::string looked_for;
  const auto only = [&](const std::string& column, std::string_view value) {
    if (value.empty()) {
      return;
    }
    params.emplace_back(value);
    const std::string number = std::to_string(params.size());
    if (looked_up.empty()) {
      looked_up = " and " + column + " = $" + number;
    } else {
      looked_for += " and " + column + " || '' = $" + number;  // so that no index is taken for it
    }
  };
  // Whichever has the fewest lines, as a rule.
  only("subject", query.subject);
  only("person", query.person.view());
  only("kind", query.kind);
  const std::string of_index =
      " from audit where city = $1 and (at, id) < ($2, $3) and (at, id) >= ($4, $5)" + looked_up;
  const std::string newest_first = " order by at desc, id desc";
  if (!looked_for.empty()) {
    const std::vector<Param> of_lines(params.begin(), params.begin() + 6);
    const auto end = store::end_of_stretch(connection, "select at, id" + of_index + newest_first,
                                           of_lines, query.looked_at, place_of);
    if (end) {
      params[3] = end->at;
      params[4] = end->id;
      lines.next = end->id;
    }
  }
  const auto limit = static_cast<std::size_t>(std::clamp(query.limit, 1, page_max));
  params.emplace_back(static_cast<std::int64_t>(limit) + 1);
  connection.query(
      "select id, at, kind, person, unit, subject, params" + of_index + looked_for + newest_first +
          " limit $" + std::to_string(params.size()),
      params, [&](const Row& row) {
        lines.rows.push_back({row.integer(0), row.instant(1), row.str(2), row.id<PersonId>(3),
                              row.id<UnitId>(4), row.str(5), row.str(6)});
      });
  if (lines.rows.size() > limit) {
    lines.rows.pop_back();
    lines.next = lines.rows.back().id;
  }
  return lines;
}

}  // namespace liandong::identity
