// Who keeps a matter safe while jurisdiction over it is in dispute.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <optional>

namespace liandong::common {

/// One unit's time as interim responsible unit; the last one is in force.  [3.6-a; Q9]
struct Interim {
  UnitId unit;
  Instant since;
  Text reason;  // empty = by rule
  std::optional<Instant> ended_at;
  friend bool operator==(const Interim&, const Interim&) = default;
};
LIANDONG_DESCRIBE(Interim, unit, since, reason, ended_at)

}  // namespace liandong::common
