#include "systems/case_transfer/domain/clocks.hpp"

#include "kernel/check.hpp"

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

// The rest of a paused period after the resumption.
Due resumed(Period period, Instant paused_at, Due old, Instant resumed_at,
            const WorkCalendar& calendar) {
  const LocalDay day = local_day(resumed_at);
  const LocalDay least = calendar.add_working_days(day, rest_working_days_min);
  if (period.kind != PeriodKind::working_days) {
    const Instant bound = std::max(resumed_at + (old.due_before - paused_at), end_of(least));
    return {bound, old.provisional || calendar.is_provisional(local_day(bound + -1))};
  }
  const LocalDay last = local_day(old.due_before + -1);
  const int rest = calendar.working_days_between(local_day(paused_at), last);
  const LocalDay end = calendar.add_working_days(day, std::max(rest, rest_working_days_min));
  return {end_of(end), old.provisional || calendar.is_provisional(end)};
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

TransferBound transfer_bound(const Clock& clock, const WorkCalendar& calendar) {
  const Instant start = clock.later_start_at.value_or(clock.discovered_at);
  const TransferBound ordinary{start, working_days(3), *due(working_days(3), start, calendar)};
  if (!clock.urgent_since) return ordinary;
  const Instant from = std::max(*clock.urgent_since, start);
  const TransferBound urgent{from, hours(24), *due(hours(24), from, calendar)};
  return urgent.due.due_before < ordinary.due.due_before ? urgent : ordinary;
}

std::optional<Instant> supply_bound(const Transfer& transfer, const Targets& targets,
                                    const WorkCalendar& calendar) {
  const std::optional<Period> period = targets.of("case_transfer.supply");
  if (!transfer.supplement || !period) return std::nullopt;
  const std::optional<Due> bound = due(*period, transfer.supplement->requested_at, calendar);
  return bound ? std::optional(bound->due_before) : std::nullopt;
}

// The pause, by day. Say the period is n working days and ends with day E. A request on day R
// leaves rest = number of working days in (R, E], but at least 2. The clock resumes on day S, the
// earlier of
//   - the day of supply, and
//   - the last day of the sender's own target: a sender who does not supply stops nobody for
//   longer,
// and ends with the rest-th working day after S. Until one of the two has happened the latter is
// shown, so that the target can only be moved by the supply. A target that had passed before the
// request stays where it was: what is over cannot be paused. Targets in hours are paused by the
// second instead.
std::optional<Due> respond_bound(const Transfer& transfer, const Targets& targets,
                                 const WorkCalendar& calendar) {
  const std::optional<Period> period = targets.of("case_transfer.respond");
  if (!transfer.received_at || !period) return std::nullopt;
  const std::optional<Due> plain = due(*period, *transfer.received_at, calendar);
  if (!plain || !transfer.supplement) return plain;
  const Supplement& supplement = *transfer.supplement;
  if (supplement.requested_at >= plain->due_before) return plain;
  const std::optional<Instant> bound = supply_bound(transfer, targets, calendar);
  std::optional<Instant> resumed_at = supplement.supplied_at;
  // One second before an exclusive bound is still its last day.
  if (bound && (!resumed_at || *resumed_at >= *bound)) resumed_at = *bound + -1;
  if (!resumed_at) resumed_at = supplement.ended_at;
  if (!resumed_at) return std::nullopt;
  return resumed(*period, supplement.requested_at, *plain, *resumed_at, calendar);
}

}  // namespace liandong::case_transfer
