// What every matter has besides its system's own state: named handlers, notes, acts recorded
// afterwards.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/obligation.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::engine {

/// How an act reached us that was not done on the platform.
enum class Medium : std::uint8_t { telephone, paper, in_person };
LIANDONG_DESCRIBE_ENUM(Medium, telephone, paper, in_person)

// Commands.
struct AssignHandler {
  static constexpr std::string_view name = "assign_handler";
  PersonId person;
};
LIANDONG_DESCRIBE(AssignHandler, person)

struct AddNote {
  static constexpr std::string_view name = "add_note";
  Text text;
};
LIANDONG_DESCRIBE(AddNote, text)

/// The platform re-reads the clocks of one matter after a new calendar or other targets.
struct RecomputeClocks {
  static constexpr std::string_view name = "recompute_clocks";
};
LIANDONG_DESCRIBE(RecomputeClocks)

// Events.
struct HandlerAssigned {
  static constexpr std::string_view type = "matter.handler_assigned.v1";
  UnitId unit;
  PersonId person;
};
LIANDONG_DESCRIBE(HandlerAssigned, unit, person)

struct NoteAdded {
  static constexpr std::string_view type = "matter.note_added.v1";
  std::string note;
  UnitId unit;
  Text text;
};
LIANDONG_DESCRIBE(NoteAdded, note, unit, text)

/// Stands before the events of an act that was done by telephone or on paper and entered
/// afterwards.
struct PaperActRecorded {
  static constexpr std::string_view type = "matter.paper_act_recorded.v1";
  std::string act;
  Medium medium = Medium::telephone;
  Text reason;
  std::string scan_digest;  // SM3 of the scan; may be empty
  std::string scan_name;
};
LIANDONG_DESCRIBE(PaperActRecorded, act, medium, reason, scan_digest, scan_name)

/// An open clock moved without an act of the parties; `reason` is a code, e.g. "calendar".
struct ClockMoved {
  static constexpr std::string_view type = "matter.clock_moved.v1";
  std::string obligation;
  std::string reason;
  std::optional<Instant> old_due_before;
  std::optional<Instant> new_due_before;
  std::uint32_t calendar_version = 0;
};
LIANDONG_DESCRIBE(ClockMoved, obligation, reason, old_due_before, new_due_before, calendar_version)

using CommonEvent = std::variant<HandlerAssigned, NoteAdded, PaperActRecorded, ClockMoved>;

struct HandlerEntry {
  UnitId unit;
  PersonId person;
  friend bool operator==(const HandlerEntry&, const HandlerEntry&) = default;
};
LIANDONG_DESCRIBE(HandlerEntry, unit, person)

/// State shared by all systems, kept beside the system's own.
struct CommonState {
  std::vector<HandlerEntry> handlers;  // one per unit; none = the head by default (I1)
  int notes = 0;
  int paper_acts = 0;
  friend bool operator==(const CommonState&, const CommonState&) = default;
};
LIANDONG_DESCRIBE(CommonState, handlers, notes, paper_acts)

/// True for the commands that belong to no system.
[[nodiscard]] bool is_common(std::string_view command);
[[nodiscard]] CommonState evolve_common(CommonState state, const CommonEvent& event);
[[nodiscard]] PersonId handler_of(const CommonState& state, UnitId unit);  // empty = the head

/// @return nothing if the type is not a common one. @throws json::CorruptJson
[[nodiscard]] std::optional<CommonEvent> read_common_event(std::string_view type,
                                                           std::string_view payload);

}  // namespace liandong::engine
