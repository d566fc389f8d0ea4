#include "kernel/obligation.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <utility>

namespace liandong {
namespace {

constexpr int near_working_days_max = 2;
constexpr int rest_days_in_a_row_max = 60;  // no calendar has more; keeps the walk bounded

// 00:00 of the n-th last working day before the bound.
Instant start_of_last_working_days(Instant bound, int n, const WorkCalendar& calendar) {
  LocalDay day = local_day(bound + -1);
  int found = 0;
  for (int walked = 0; walked < n * rest_days_in_a_row_max; ++walked) {
    if (calendar.is_working(day) && ++found == n) break;
    day = day + -1;
  }
  return start_of(day);
}

bool runs_by_the_hour(Period period) {
  return period.kind == PeriodKind::hours || period.kind == PeriodKind::minutes ||
         period.kind == PeriodKind::prompt;
}

Obligation blank(std::string key, std::string duty, std::string clause, Basis basis,
                 Instant arises_at, Period period) {
  Obligation obligation;
  obligation.key = std::move(key);
  obligation.duty = std::move(duty);
  obligation.clause = std::move(clause);
  obligation.basis = basis;
  obligation.arises_at = arises_at;
  obligation.period = period;
  return obligation;
}

bool ended(const Obligation& obligation) {
  return obligation.discharged_at || obligation.excused_at || obligation.superseded_at;
}

}  // namespace

// A duty that was met counts as met even if it was excused or overtaken as well.
ObligationOutcome outcome_of(const Obligation& obligation) {
  if (obligation.discharged_at) {
    const Instant at = *obligation.discharged_at;
    if (obligation.due_before && at >= *obligation.due_before) return ObligationOutcome::late;
    if (obligation.target_before && at >= *obligation.target_before) {
      return ObligationOutcome::over_target;
    }
    return ObligationOutcome::on_time;
  }
  if (obligation.excused_at) return ObligationOutcome::excused;
  if (obligation.superseded_at) return ObligationOutcome::superseded;
  return ObligationOutcome::open;
}

Instant near_from(const Obligation& obligation, Instant bound, const WorkCalendar& calendar) {
  const std::int64_t third = std::max<std::int64_t>((bound - obligation.arises_at) / 3, 0);
  const Instant last_third = bound + -third;
  if (obligation.hour_clock) return last_third;
  return std::max(last_third, start_of_last_working_days(bound, near_working_days_max, calendar));
}

Light light_at(const Obligation& obligation, Instant now, const WorkCalendar& calendar) {
  if (ended(obligation) || !obligation.due_before) return Light::grey;
  const Instant bound = *obligation.due_before;
  if (now >= bound) return Light::red;
  return now >= near_from(obligation, bound, calendar) ? Light::yellow : Light::green;
}

bool over_target_at(const Obligation& obligation, Instant now) {
  return !ended(obligation) && obligation.target_before && now >= *obligation.target_before;
}

Obligation legal_obligation(std::string key, std::string duty, std::string clause, Basis basis,
                            Instant arises_at, Period period, const WorkCalendar& calendar) {
  LIANDONG_CHECK(basis != Basis::internal && period.kind != PeriodKind::prompt);
  Obligation obligation =
      blank(std::move(key), std::move(duty), std::move(clause), basis, arises_at, period);
  const std::optional<Due> bound = due(period, arises_at, calendar);
  LIANDONG_CHECK(bound.has_value());
  obligation.due_before = bound->due_before;
  obligation.provisional = bound->provisional;
  obligation.hour_clock = runs_by_the_hour(period);
  return obligation;
}

Obligation prompt_obligation(std::string key, std::string duty, std::string clause, Basis basis,
                             Instant arises_at, std::optional<Period> target,
                             const WorkCalendar& calendar) {
  const Period period = target.value_or(prompt());
  Obligation obligation =
      blank(std::move(key), std::move(duty), std::move(clause), basis, arises_at, period);
  if (const std::optional<Due> bound = due(period, arises_at, calendar)) {
    obligation.target_before = bound->due_before;
    obligation.provisional = bound->provisional;
  }
  // What notice or law wants done at once stays urgent at night, however long the city's target is.
  obligation.hour_clock = basis != Basis::internal || runs_by_the_hour(period);
  return obligation;
}

}  // namespace liandong
