#include "kernel/period.hpp"

#include "kernel/check.hpp"

#include <array>
#include <charconv>

namespace liandong {
namespace {

struct Unit {
  PeriodKind kind;
  std::string_view suffix;
  int n_max;
};
constexpr std::array<Unit, 4> counted_units{{{PeriodKind::working_days, "wd", 3650},
                                             {PeriodKind::hours, "h", 87'600},
                                             {PeriodKind::minutes, "min", 525'600},
                                             {PeriodKind::calendar_days, "cd", 3650}}};

constexpr const Unit* unit_of(PeriodKind kind) {
  for (const Unit& unit : counted_units) {
    if (unit.kind == kind) return &unit;
  }
  return nullptr;  // same_day and prompt count nothing
}

Due due_in_working_days(int n, Instant from, const WorkCalendar& calendar) {
  const LocalDay start = local_day(from);
  const LocalDay last = calendar.add_working_days(start, n);
  return {end_of(last), calendar.is_provisional(start + 1) || calendar.is_provisional(last)};
}

// Only the last day can meet a holiday, so only there does an unpublished year matter.
Due due_in_calendar_days(int n, Instant from, const WorkCalendar& calendar) {
  const LocalDay counted = local_day(from) + n;
  const LocalDay last = calendar.roll_forward(counted);
  return {end_of(last), calendar.is_provisional(counted) || calendar.is_provisional(last)};
}

}  // namespace

bool in_range(Period period) {
  const Unit* unit = unit_of(period.kind);
  return unit == nullptr ? period.n == 0 : 1 <= period.n && period.n <= unit->n_max;
}

std::optional<Period> parse_period(std::string_view text) {
  if (text == "same_day") return same_day();
  if (text == "prompt") return prompt();
  // One spelling per period: no sign, no leading zero.
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;
  int n = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view suffix = text.substr(static_cast<std::size_t>(rest - text.data()));
  for (const Unit& unit : counted_units) {
    if (unit.suffix != suffix) continue;
    const Period period{unit.kind, n};
    return in_range(period) ? std::optional(period) : std::nullopt;
  }
  return std::nullopt;
}

std::string to_string(Period period) {
  if (const Unit* unit = unit_of(period.kind)) {
    return std::to_string(period.n) + std::string(unit->suffix);
  }
  return period.kind == PeriodKind::same_day ? "same_day" : "prompt";
}

std::optional<Due> due(Period period, Instant from, const WorkCalendar& calendar) {
  LIANDONG_CHECK(in_range(period));
  switch (period.kind) {
    case PeriodKind::working_days:
      return due_in_working_days(period.n, from, calendar);
    case PeriodKind::hours:
      return Due{from + std::int64_t{period.n} * 3600, false};
    case PeriodKind::minutes:
      return Due{from + std::int64_t{period.n} * 60, false};
    case PeriodKind::calendar_days:
      return due_in_calendar_days(period.n, from, calendar);
    case PeriodKind::same_day:
      return Due{end_of(local_day(from)), false};
    case PeriodKind::prompt:
      return std::nullopt;
  }
  return std::nullopt;
}

std::vector<CountedDay> special_days_of(Period period, Instant from, const WorkCalendar& calendar) {
  if (period.kind != PeriodKind::working_days && period.kind != PeriodKind::calendar_days) {
    return {};
  }
  const LocalDay start = local_day(from);
  const LocalDay last = local_day(due(period, from, calendar)->due_before + -1);
  // Plain counting of calendar days is right up to the day it ends on.
  const bool counts_all = period.kind == PeriodKind::calendar_days;
  std::vector<CountedDay> days;
  for (LocalDay day = start + (counts_all ? period.n : 1); day <= last; day = day + 1) {
    const DayKind kind = calendar.kind(day);
    if (kind != DayKind::working) days.push_back({day, kind});
  }
  return days;
}

}  // namespace liandong
