// What the page of the invariants shows: wire types.
#pragma once

#include "engine/views.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

struct InvariantResult {
  std::string invariant;  // "I1" … "I12"
  std::int64_t checked = 0;
  std::int64_t faults = 0;
};
LIANDONG_DESCRIBE(InvariantResult, invariant, checked, faults)

struct InvariantFaultView {
  std::string invariant;
  std::optional<engine::MatterRef> matter;  // null = of no single matter
  std::string what;                         // for whoever repairs it
};
LIANDONG_DESCRIBE(InvariantFaultView, invariant, matter, what)

/// One pass over everything that is stored.
struct InvariantCheckView {
  std::int64_t id = 0;
  PersonId asked_by;  // null = the platform, at night
  Instant started_at;
  std::optional<Instant> finished_at;  // null = interrupted by a restart, or still running
  std::int64_t matters = 0;
  std::int64_t events = 0;
  std::vector<InvariantResult> results;
  std::vector<InvariantFaultView> faults;  // the first ones
};
LIANDONG_DESCRIBE(InvariantCheckView, id, asked_by, started_at, finished_at, matters, events,
                  results, faults)

struct InvariantsView {
  bool running = false;
  std::int64_t matters_done = 0;           // of the running check
  std::int64_t matters = 0;                // of the city
  std::optional<InvariantCheckView> last;  // the last one that was finished
};
LIANDONG_DESCRIBE(InvariantsView, running, matters_done, matters, last)

}  // namespace liandong::app
