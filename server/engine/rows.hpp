// The projected rows of one matter and how they are written.
#pragma once

#include "engine/common.hpp"
#include "engine/system.hpp"
#include "engine/world.hpp"
#include "infra/store/database.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

/// A matter as stored: columns the runner needs, and both states as text.
struct StoredMatter {
  MatterId id;
  std::string system;
  std::string title;
  std::int64_t version = 0;
  Instant opened_at;
  std::string state;  // {"common":…,"own":…}
  Instant updated_at;
};
[[nodiscard]] std::optional<StoredMatter> load_matter(store::Connection& connection, CityCode city,
                                                      MatterId id);

struct MatterState {
  CommonState common;
  Opaque own;
};
[[nodiscard]] MatterState read_matter_state(const System& system, std::string_view text);
[[nodiscard]] std::string write_matter_state(const System& system, const MatterState& state);

/// What the matter owes by the rules of its system and by the common ones.
[[nodiscard]] std::vector<Obligation> obligations_of(const System& system, const MatterState& state,
                                                     const World& world);

/// An obligation as stored, with what the engine added to it.
struct StoredObligation {
  Obligation obligation;
  ObligationOutcome outcome = ObligationOutcome::open;
  std::uint32_t calendar_version = 0;
  int rung = 0;
  std::optional<Instant> near_at;
  std::optional<Instant> next_rung_at;
};
/// The row of an obligation whose escalation stands at this rung.
[[nodiscard]] StoredObligation row_of(const Obligation& obligation, std::uint32_t calendar_version,
                                      int rung, const WorkCalendar& calendar);
/// When it was discharged, else excused, else superseded.
[[nodiscard]] std::optional<Instant> ended_at(const Obligation& obligation);
using StoredObligations = std::map<std::string, StoredObligation>;  // by their keys
[[nodiscard]] StoredObligations load_obligations(store::Connection& connection, CityCode city,
                                                 MatterId matter);
/// Those of every matter whose id lies in the range, both ends with it, as they are found.
void load_obligations(store::Connection& connection, CityCode city, MatterId first, MatterId last,
                      const std::function<void(std::string_view matter, StoredObligation)>& found);

/// What changed between the stored obligations and the ones the state now asks for.
struct ObligationChange {
  enum class Kind : std::uint8_t { opened, ended, moved };
  Kind kind;
  Obligation obligation;
  std::optional<Instant> old_bound;  // of moved
};
/// Writes the differences. Ended rows are frozen: their outcome is never judged again.
/// @param stored  the rows; as they are afterwards
/// @param held clocks whose rows go on bearing the calendar they were counted by
std::vector<ObligationChange> store_obligations(store::Connection& writer, CityCode city,
                                                MatterId matter, std::string_view system,
                                                const std::vector<Obligation>& wanted,
                                                std::map<std::string, StoredObligation>& stored,
                                                const std::vector<HeldClock>& held,
                                                const WorkCalendar& calendar);

struct MatterColumns {
  MatterId id;
  const System* system = nullptr;
  Summary summary;
  std::string title;
  std::int64_t version = 0;
  Instant opened_at;
  Instant updated_at;
  std::string state;
};
/// @param before  what the row shows; null for a new one
void store_matter(store::Connection& writer, CityCode city, const MatterColumns& columns,
                  const CommonState& common, const Summary* before);

/// The row by which matters are found by penalty item; none for a case on no list.
void store_case(store::Connection& writer, CityCode city, MatterId matter, std::string_view system,
                const CaseFacts& facts);

/// What the lists of a unit that change with every act are ordered by.
struct UnitPlace {
  std::string bucket;
  std::int64_t sort_at = 0;
  std::optional<Instant> due_before;
  friend bool operator==(const UnitPlace&, const UnitPlace&) = default;
};
/// All an inbox row says of its matter and unit.
struct UnitRow {
  UnitPlace place;
  int relations = 0;
  bool receives = false;
  std::optional<Instant> near_at;
  std::optional<Instant> target_before;
  std::optional<Instant> elapsed_since;
  std::string obligation;
  PersonId handler;
  friend bool operator==(const UnitRow&, const UnitRow&) = default;
};
[[nodiscard]] std::map<UnitId, UnitRow> load_units(store::Connection& connection, CityCode city,
                                                   MatterId matter);
/// Those of every matter whose id lies in the range, both ends with it, as they are found.
void load_units(store::Connection& connection, CityCode city, MatterId first, MatterId last,
                const std::function<void(std::string_view matter, UnitId unit, UnitRow)>& found);

/// What the inbox of each unit concerned shows of the matter: of those its state names, those that
/// owe or are owed something, and those of `there`, for units keep sight of what they once held.
/// @param columns  of which system, summary and updated_at count
[[nodiscard]] std::map<UnitId, UnitRow> unit_rows(const MatterColumns& columns,
                                                  const MatterState& state,
                                                  const std::vector<Obligation>& obligations,
                                                  const WorkCalendar& calendar,
                                                  const std::map<UnitId, UnitRow>& there);

/// Writes these rows. Those that say the same as before are left alone (docs/decisions/0106), none
/// is removed.
/// @param rows  those there are; as they are afterwards
void store_units(store::Connection& writer, CityCode city, const MatterColumns& columns,
                 const MatterState& state, const std::vector<Obligation>& obligations,
                 const World& world, std::map<UnitId, UnitRow>& rows);

}  // namespace liandong::engine
