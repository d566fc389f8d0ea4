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

struct AuditQuery {
  std::string kind;  // empty = any, as below
  PersonId person;
  std::string subject;
  std::optional<Instant> from;   // inclusive
  std::optional<Instant> until;  // exclusive
  std::int64_t before = 0;       // id of the last row seen; 0 = begin at the newest; unknown: none
  int limit = 50;
};

/// By their times, newest first; of one second, what was written last. [D0108]
[[nodiscard]] std::vector<AuditRow> list_audit(store::Connection& connection, CityCode city,
                                               const AuditQuery& query);

}  // namespace liandong::identity
