// What a command explains before it judges: clocks that another calendar moved, or would move.
#include "engine/command_run.hpp"
#include "engine/held_clocks.hpp"
#include "kernel/duty_clock.hpp"

#include <algorithm>

namespace liandong::engine {

std::vector<Obligation> CommandRun::counted_by_calendar(const MatterState& state) const {
  return obligations_of(system_, state, *world_);
}

// Each clock that a new calendar or other targets moved is explained by an event of its own, before
// anything is judged by it: no due time moves silently.
void CommandRun::explain_moved_clocks() {
  if (is_new_) {
    return;
  }
  for (const Obligation& counted : counted_by_calendar(before_)) {
    const auto it = owed_before_.find(counted.key);
    if (it != owed_before_.end() && it->second.outcome == ObligationOutcome::open) {
      explain_clock(it->second, counted);
    }
  }
}

// A later time takes effect at once; an earlier one waits until the coordinating office has
// confirmed what the calendar brings.  [D0056]
void CommandRun::explain_clock(const StoredObligation& stored, const Obligation& counted) {
  const Obligation& shown = stored.obligation;
  const HeldClock* held = held_clock(after_.common.held, counted.key);
  if (shown.due_before == counted.due_before && shown.target_before == counted.target_before) {
    if (held != nullptr) {
      move_clock(shown, counted, "withdrawn", {});
    }
    return;
  }
  const bool earlier = is_earlier(bound_of(counted), bound_of(shown));
  if (!earlier) {
    move_clock(shown, counted, "calendar", {});
    return;
  }
  if (world_->earlier.calendar_version >= world_->calendar.version()) {
    move_clock(shown, counted, "confirmed", world_->earlier.confirmed_by);
    return;
  }
  if (held != nullptr && held->proposed_before == bound_of(counted)) {
    return;
  }
  const ClockHeld event{hold(shown, stored.calendar_version, bound_of(counted)),
                        world_->calendar.version()};
  drafts_.push_back({"matter", {ClockHeld::type, json::to_canonical(event)}, true});
  after_.common = evolve_common(std::move(after_.common), event, {now_, now_, {}});
  newly_held_.push_back(counted);
}

void CommandRun::move_clock(const Obligation& shown, const Obligation& counted,
                            std::string_view reason, PersonId confirmed_by) {
  const ClockMoved event{counted.key,       std::string{reason},        bound_of(shown),
                         bound_of(counted), world_->calendar.version(), confirmed_by};
  drafts_.push_back({"matter", {ClockMoved::type, json::to_canonical(event)}, true});
  after_.common = evolve_common(std::move(after_.common), event, {now_, now_, {}});
  moved_.insert(counted.key);
}

// An act of the parties that changes a clock counts at once by the newest calendar, whatever waits.
void CommandRun::release_overtaken_clocks() {
  if (after_.common.held.empty() || is_new_) {
    return;
  }
  const auto before = counted_by_calendar(before_);
  for (const Obligation& counted : counted_by_calendar(after_)) {
    const auto was = std::find_if(before.begin(), before.end(),
                                  [&](const Obligation& o) { return o.key == counted.key; });
    const bool changed = was != before.end() && bound_of(*was) != bound_of(counted);
    const auto shown = owed_before_.find(counted.key);
    if (changed && held_clock(after_.common.held, counted.key) != nullptr &&
        shown != owed_before_.end()) {
      move_clock(shown->second.obligation, counted, "act", {});
    }
  }
}

}  // namespace liandong::engine
