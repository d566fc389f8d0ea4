// What the audit list answers: wire types.
#pragma once

#include "infra/json/write.hpp"
#include "kernel/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

struct AuditView {
  std::int64_t id = 0;
  Instant at;
  std::string kind;
  PersonId person;
  UnitId unit;
  std::string subject;
  json::Raw params;
};
LIANDONG_DESCRIBE(AuditView, id, at, kind, person, unit, subject, params)

struct AuditPage {
  std::vector<AuditView> items;
  std::optional<std::string> next_cursor;
};
LIANDONG_DESCRIBE(AuditPage, items, next_cursor)

}  // namespace liandong::app
