// Which column of the projected rows is not what the log gives.
#pragma once

#include "engine/matter_rows.hpp"
#include "engine/system.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace liandong::engine {

/// What a matter has been, as far as rows go on showing it.
struct Past {
  std::optional<Instant> closed_at;  // the last time it closed; empty = it is open
  std::set<UnitId> units;            // every unit it named at the end of an act
  std::optional<CaseFacts> facts;    // of the case it is about
  EventRows left;                    // by single events
};

/// Replays the events and fills `past` on the way. @throws json::CorruptJson
[[nodiscard]] MatterState replay(const System& system, std::span<const StoredEvent> events,
                                 Past& past);

/// The first column of the matter's row that the log does not give; "" = none. A title that is
/// sealed or erased is not judged.
/// @param rows  with at least one event
[[nodiscard]] std::string wrong_matter_column(const MatterRows& rows, const System& system,
                                              const MatterState& state, const Past& past);

/// The same of its row as a case.
[[nodiscard]] std::string wrong_case_column(const MatterRows& rows, const System& system,
                                            const Past& past);

/// The first column of an obligation's row that is not what the matter owes; "" = none. What
/// another calendar counted is not judged by today's, and what ended is frozen as it was judged
/// then.
/// @param wanted  by its state, with what held clocks show
[[nodiscard]] std::string_view wrong_obligation_column(const StoredObligation& stored,
                                                       const Obligation& wanted, bool held,
                                                       const WorkCalendar& calendar);

/// The first column in which an inbox row differs from what it should say; "" = none.
/// @param near_is_known  whether both were counted by the same calendar
[[nodiscard]] std::string_view wrong_unit_column(const UnitRow& stored, const UnitRow& wanted,
                                                 bool near_is_known);

}  // namespace liandong::engine
