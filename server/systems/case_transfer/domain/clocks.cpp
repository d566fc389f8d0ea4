#include "systems/case_transfer/domain/clocks.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

constexpr int rest_working_days_min = 2;

// The latest dissuasion counts, whatever the order of entry; at the same moment doubt means urgent.
bool was_stopped(const Transfer& transfer) {
  const Dissuasion* latest = nullptr;
  for (const Dissuasion& dissuasion : transfer.dissuasions) {
    const bool later = latest == nullptr || dissuasion.dissuaded_at > latest->dissuaded_at;
    const bool doubt = latest != nullptr && dissuasion.dissuaded_at == latest->dissuaded_at &&
                       dissuasion.result != DissuasionResult::stopped;
    if (later || doubt) latest = &dissuasion;
  }
  return latest != nullptr && latest->result == DissuasionResult::stopped;
}

}  // namespace

std::optional<Instant> urgent_since(const Transfer& transfer) {
  std::optional<Instant> since;
  if (transfer.urgency) since = transfer.urgency->since;
  if (transfer.in_progress && !was_stopped(transfer)) {
    since = since ? std::min(*since, transfer.discovered_at) : transfer.discovered_at;
  }
  return since;
}

Clock current_clock(const Transfer& transfer) {
  return {transfer.discovered_at, transfer.later_start_at, urgent_since(transfer)};
}

DutyClock transfer_clock(const Clock& clock) {
  DutyClock duty{working_days(3), clock.discovered_at, clock.later_start_at};
  if (clock.urgent_since) duty.upgrades.push_back({*clock.urgent_since, hours(24)});
  return duty;
}

std::optional<Instant> supply_bound(const Transfer& transfer, const Targets& targets,
                                    const WorkCalendar& calendar) {
  const std::optional<Period> period = targets.of("case_transfer.supply");
  if (!transfer.supplement || !period) return std::nullopt;
  const std::optional<Due> bound = due(*period, transfer.supplement->requested_at, calendar);
  return bound ? std::optional(bound->due_before) : std::nullopt;
}

// A sender who does not supply stops nobody for longer than its own target: the clock resumes with
// the supply, or on the last day of that target if that is earlier. Until one of the two has
// happened the latter is shown, so that the target can only be moved by the supply.
std::optional<DutyClock> respond_clock(const Transfer& transfer, const Targets& targets,
                                       const WorkCalendar& calendar) {
  const std::optional<Period> period = targets.of("case_transfer.respond");
  if (!transfer.received_at || !period) return std::nullopt;
  DutyClock clock{*period, *transfer.received_at};
  clock.rest_working_days_min = rest_working_days_min;
  if (transfer.supplement) {
    const Supplement& supplement = *transfer.supplement;
    const std::optional<Instant> bound = supply_bound(transfer, targets, calendar);
    std::optional<Instant> resumed_at = supplement.supplied_at;
    // One second before an exclusive bound is still its last day.
    if (bound && (!resumed_at || *resumed_at >= *bound)) resumed_at = *bound + -1;
    if (!resumed_at) resumed_at = supplement.ended_at;
    clock.pauses.push_back({supplement.requested_at, resumed_at, ClockCause::supplement_requested});
  }
  return clock;
}

std::optional<Due> respond_bound(const Transfer& transfer, const Targets& targets,
                                 const WorkCalendar& calendar) {
  const std::optional<DutyClock> clock = respond_clock(transfer, targets, calendar);
  return clock ? read(*clock, calendar).due : std::nullopt;
}

}  // namespace liandong::case_transfer
