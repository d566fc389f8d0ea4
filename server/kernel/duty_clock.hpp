// The clock of one duty: a period from its start, and all that may happen to it. Laws:
// docs/clocks.md.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/obligation.hpp"
#include "kernel/period.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong {

/// Why a clock stood still or was given more time, for explanations. The facts behind it lie in the
/// state of the system.
enum class ClockCause : std::uint8_t {
  unstated,
  supplement_requested,  // 要求补充材料
  extension_announced,   // 期限届满前告知延长
  decision_extended      // 决定延长
};

/// What is known of a clock. No bound is stored: every reading is a function of this and a
/// calendar, so that nothing is lost when the calendar changes. The order of the entries of a list
/// never matters; the order of the acts they stand for does.  [D0055]
struct DutyClock {
  /// The clock stands still from `paused_at` until `resumed_at`; nothing = until further notice.
  struct Pause {
    Instant paused_at;
    std::optional<Instant> resumed_at;
    ClockCause cause = ClockCause::unstated;
  };
  /// More time, counted from the last day of the time that would have ended. Whether it was
  /// announced in time is judged once, by the rule that accepts it.
  struct Extension {
    Instant announced_at;
    Period amount;  // days, hours or minutes
    ClockCause cause = ClockCause::unstated;
  };
  /// A second period from `since` on, beside the first: the earlier of the two bounds holds.
  struct Upgrade {
    Instant since;
    Period period;  // not prompt
  };

  Period period;
  Instant started_at;
  std::optional<Instant> later_start_at = std::nullopt;  // approved; replaces the start
  std::vector<Upgrade> upgrades = {};
  std::vector<Extension> extensions = {};
  std::vector<Pause> pauses = {};
  /// What is left after a resumption at least, in working days; 0 = whatever was left.
  int rest_working_days_min = 0;
};

enum class ClockStepKind : std::uint8_t { counted, extended, paused, resumed };

/// One step of a reading, for explanations: what happened when, and where the clock ends after it.
struct ClockStep {
  ClockStepKind kind = ClockStepKind::counted;
  Instant at;
  Period period;                      // counted from `at`, or added; of paused: what it counts in
  int rest_working_days = 0;          // of resumed, if the clock counts working days
  std::optional<Instant> due_before;  // nothing while it stands still
  ClockCause cause = ClockCause::unstated;  // of extended and paused
  friend bool operator==(const ClockStep&, const ClockStep&) = default;
};

/// The clock of one obligation of a matter.
struct NamedClock {
  std::string key;  // of the obligation
  DutyClock clock;
};

struct ClockReading {
  Instant from;            // the start that governs
  Period period;           // the period that governs
  std::optional<Due> due;  // nothing: no number was given, or the clock stands still without an end
  /// Without the later start and the extensions; nothing if there was neither.
  std::optional<Instant> strict_due_before;
  std::vector<ClockStep> steps;
};

/// Reads the clock by a calendar. What is over cannot be paused: a pause that begins at or after
/// the bound changes nothing. A period or amount that is not `in_range` is a bug.
[[nodiscard]] ClockReading read(const DutyClock& clock, const WorkCalendar& calendar);

/// True if a duty that was due before `shown` would now be due earlier: such a move waits for the
/// coordinating office.
[[nodiscard]] bool is_earlier(std::optional<Instant> counted, std::optional<Instant> shown);

/// An obligation whose bound is read from a clock: a legal one for notice and law, with the strict
/// bound beside it; a target for internal duties.
[[nodiscard]] Obligation clocked_obligation(std::string key, std::string duty, std::string clause,
                                            Basis basis, const DutyClock& clock,
                                            const WorkCalendar& calendar);

}  // namespace liandong
