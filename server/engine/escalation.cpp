#include "engine/escalation.hpp"

namespace liandong::engine {

Instant in_office_hours(Instant at, const WorkCalendar& calendar) {
  const LocalDay day = local_day(at);
  const std::int64_t second = at - start_of(day);
  if (calendar.is_working(day)) {
    if (second < office_opens_seconds) {
      return start_of(day) + office_opens_seconds;
    }
    if (second < office_closes_seconds) {
      return at;
    }
  }
  return start_of(calendar.roll_forward(day + 1)) + office_opens_seconds;
}

std::optional<Instant> rung_time(const Obligation& obligation, int rung,
                                 const WorkCalendar& calendar) {
  const auto bound = obligation.due_before ? obligation.due_before : obligation.target_before;
  if (!bound || rung >= rungs || outcome_of(obligation) != ObligationOutcome::open) {
    return std::nullopt;
  }
  Instant at = *bound;
  if (rung == rung_near) {
    at = near_from(obligation, *bound, calendar);
  } else if (rung > rung_due) {
    const int days = rung == rung_supervisor ? 1 : 3;
    // The bound is exclusive: a day clock ends on the day before it. Hour clocks keep their minute.
    const LocalDay last = local_day(*bound + -1);
    const LocalDay later = calendar.add_working_days(last, days);
    at = obligation.hour_clock ? *bound + (later - last) * seconds_per_day : end_of(later);
  }
  return obligation.hour_clock ? at : in_office_hours(at, calendar);
}

}  // namespace liandong::engine
