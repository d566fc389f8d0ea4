// What every matter has besides its system's own state: named handlers, notes, urging, supervision,
// guidance, links, acts recorded afterwards.
#pragma once

#include "engine/common_commands.hpp"
#include "kernel/content.hpp"
#include "kernel/context.hpp"
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

/// Regulation on supervision of administrative law enforcement, State Council Order 825, article 6:
/// the justice bureau supervises.
inline constexpr std::string_view supervision_clause = "L:supervision_regulation-6";

/// How an act reached us that was not done on the platform.
enum class Medium : std::uint8_t { telephone, paper, in_person };
LIANDONG_DESCRIBE_ENUM(Medium, telephone, paper, in_person)

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

/// An open clock moved without an act of the parties; `reason` is a code: calendar, confirmed (an
/// earlier time, by the coordinating office), withdrawn (an earlier time that waited fell away),
/// act (an act of the parties overtook an earlier time that waited).
struct ClockMoved {
  static constexpr std::string_view type = "matter.clock_moved.v1";
  std::string obligation;
  std::string reason;
  std::optional<Instant> old_due_before;
  std::optional<Instant> new_due_before;
  std::uint32_t calendar_version = 0;
  PersonId confirmed_by;
};
LIANDONG_DESCRIBE(ClockMoved, obligation, reason, old_due_before, new_due_before, calendar_version,
                  confirmed_by)

struct Urged {
  static constexpr std::string_view type = "matter.urged.v1";
  std::string obligation;
  UnitId debtor;
  Text text;
};
LIANDONG_DESCRIBE(Urged, obligation, debtor, text)

struct Supervised {
  static constexpr std::string_view type = "matter.supervised.v1";
  std::string supervision;
  UnitId debtor;
  UnitId creditor;
  Text text;
};
LIANDONG_DESCRIBE(Supervised, supervision, debtor, creditor, text)

struct SupervisionAnswered {
  static constexpr std::string_view type = "matter.supervision_answered.v1";
  std::string supervision;
  Text text;
};
LIANDONG_DESCRIBE(SupervisionAnswered, supervision, text)

struct GuidanceRequested {
  static constexpr std::string_view type = "matter.guidance_requested.v1";
  std::string guidance;
  UnitId debtor;
  UnitId creditor;
  Text text;
};
LIANDONG_DESCRIBE(GuidanceRequested, guidance, debtor, creditor, text)

struct GuidanceGiven {
  static constexpr std::string_view type = "matter.guidance_given.v1";
  std::string guidance;
  Text text;
};
LIANDONG_DESCRIBE(GuidanceGiven, guidance, text)

struct Linked {
  static constexpr std::string_view type = "matter.linked.v1";
  MatterId matter;
  Text text;
};
LIANDONG_DESCRIBE(Linked, matter, text)

/// Stands before the events of a command that an event of another matter led to.
struct Followed {
  static constexpr std::string_view type = "matter.followed.v1";
  MatterId cause;
  std::string event;  // type of the causing event
};
LIANDONG_DESCRIBE(Followed, cause, event)

/// The matter closed while answers or guidance were outstanding: nobody owes them any more.
struct CommonDutiesEnded {
  static constexpr std::string_view type = "matter.common_duties_ended.v1";
  int ended = 0;
};
LIANDONG_DESCRIBE(CommonDutiesEnded, ended)

/// What an open clock goes on showing while an earlier time waits for the coordinating office.
struct HeldClock {
  std::string obligation;
  std::optional<Instant> due_before;
  std::optional<Instant> target_before;
  std::optional<Instant> strict_due_before;
  bool provisional = false;
  std::uint32_t calendar_version = 0;  // by which the times shown were counted
  std::optional<Instant> proposed_before;
  friend bool operator==(const HeldClock&, const HeldClock&) = default;
};
LIANDONG_DESCRIBE(HeldClock, obligation, due_before, target_before, strict_due_before, provisional,
                  calendar_version, proposed_before)

/// A new calendar would end an open clock earlier: it waits, and the old time goes on.  [D0056]
struct ClockHeld {
  static constexpr std::string_view type = "matter.clock_held.v1";
  HeldClock shown;
  std::uint32_t calendar_version = 0;  // that would end it earlier
};
LIANDONG_DESCRIBE(ClockHeld, shown, calendar_version)

using CommonEvent =
    std::variant<HandlerAssigned, NoteAdded, PaperActRecorded, ClockMoved, ClockHeld, Urged,
                 Supervised, SupervisionAnswered, GuidanceRequested, GuidanceGiven, Linked,
                 Followed, CommonDutiesEnded>;

struct HandlerEntry {
  UnitId unit;
  PersonId person;
  friend bool operator==(const HandlerEntry&, const HandlerEntry&) = default;
};
LIANDONG_DESCRIBE(HandlerEntry, unit, person)

/// An answer that one unit owes another on any matter.
struct OwedAnswer {
  std::string id;
  UnitId debtor;
  UnitId creditor;
  Instant asked_at;
  std::optional<Instant> answered_at;
  std::optional<Instant> ended_at;  // the matter closed before
  friend bool operator==(const OwedAnswer&, const OwedAnswer&) = default;
};
LIANDONG_DESCRIBE(OwedAnswer, id, debtor, creditor, asked_at, answered_at, ended_at)

/// State shared by all systems, kept beside the system's own.
struct CommonState {
  std::vector<HandlerEntry> handlers;  // one per unit; none = the head by default (I1)
  int notes = 0;
  int paper_acts = 0;
  int urged = 0;
  std::vector<OwedAnswer> supervisions;
  std::vector<OwedAnswer> guidances;
  std::vector<MatterId> links;   // by `link`
  std::vector<MatterId> causes;  // whose events led to commands on this matter
  std::vector<HeldClock> held;   // also of duties that ended meanwhile: they were judged by it
  friend bool operator==(const CommonState&, const CommonState&) = default;
};
LIANDONG_DESCRIBE(CommonState, handlers, notes, paper_acts, urged, supervisions, guidances, links,
                  causes, held)

[[nodiscard]] CommonState evolve_common(CommonState state, const CommonEvent& event,
                                        const Stamp& stamp);
[[nodiscard]] PersonId handler_of(const CommonState& state, UnitId unit);  // empty = the head

/// What supervision and guidance make units owe.  [3.2.2-f]
[[nodiscard]] std::vector<Obligation> common_obligations(const CommonState& state,
                                                         const Targets& targets,
                                                         const WorkCalendar& calendar);

/// @return nothing if the type is not a common one. @throws json::CorruptJson
[[nodiscard]] std::optional<CommonEvent> read_common_event(std::string_view type,
                                                           std::string_view payload);

}  // namespace liandong::engine
