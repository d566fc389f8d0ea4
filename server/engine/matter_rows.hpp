// All that is stored of several matters, read at once.
#pragma once

#include "engine/event_rows.hpp"
#include "engine/replay.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace liandong::engine {

/// The row by which a matter is found by penalty item.
struct CaseRow {
  std::string system;
  CaseFacts facts;
};

/// A matter's row with the columns that lists show as they lie in the store, its stream, its texts,
/// its obligations, its inbox rows, its row as a case, and what single events left.
struct MatterRows {
  StoredMatter stored;
  std::string number;
  std::string stage;
  std::string sender;
  std::string receiver;
  std::string custodian;
  std::string handler;
  std::string waits_on;
  std::int64_t urgent = 0;
  std::int64_t in_progress = 0;
  std::optional<Instant> closed_at;
  std::vector<StoredEvent> events;
  std::vector<StoredText> texts;
  StoredObligations obligations;
  std::map<UnitId, UnitRow> units;
  std::optional<CaseRow> case_row;
  EventRows left;
};

/// Of every matter whose id lies in the range, both ends with it.
/// @throws store::StoreBroken for a row that cannot be read, and does not say which
[[nodiscard]] std::map<MatterId, MatterRows> read_matter_rows(store::Connection& connection,
                                                              CityCode city, MatterId first,
                                                              MatterId last);

}  // namespace liandong::engine
