// The audit list: sign-ins, refusals, readings of protected data and administrators' acts.
#pragma once

#include "infra/store/database.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liandong::identity {

/// Words of `audit.<kind>`. Rows are only added. `params` is a JSON object without personal data.
struct AuditRow {
  std::int64_t id = 0;  // given by add_audit
  Instant at;
  std::string kind;  // "signed_in"
  PersonId person;   // empty = nobody known
  UnitId unit;
  std::string subject;  // what it was about; at most 100 bytes
  std::string params = "{}";
};

void add_audit(store::Connection& writer, CityCode city, AuditRow row);

inline constexpr int audit_looked_at_max = 10'000;  // lines looked through for a page [D0108]

struct AuditQuery {
  std::string kind;  // empty = any, as below
  PersonId person;
  std::string subject;
  std::optional<Instant> from;   // inclusive
  std::optional<Instant> until;  // exclusive
  std::int64_t before = 0;       // id of the last row seen; 0 = begin at the newest; unknown: none
  int limit = 50;                // 1–1,000
  int looked_at = audit_looked_at_max;
};

struct AuditLines {
  std::vector<AuditRow> rows;
  std::int64_t next = 0;  // `before` of the next page; 0 = this was the last
};

/// By their times, newest first; of one second, what was written last. Of several conditions one is
/// looked up in its index; its lines are looked through for the others, so that a page may hold
/// less than the limit, or nothing, and not be the last. [D0108]
[[nodiscard]] AuditLines list_audit(store::Connection& connection, CityCode city,
                                    const AuditQuery& query);

}  // namespace liandong::identity
