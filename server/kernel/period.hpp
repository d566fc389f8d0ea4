// Legal periods and internal targets, and when they end.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/describe.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong {

enum class PeriodKind : std::uint8_t {
  working_days,
  hours,
  minutes,
  calendar_days,
  same_day,
  prompt
};
LIANDONG_DESCRIBE_ENUM(PeriodKind, working_days, hours, minutes, calendar_days, same_day, prompt)

/// How long a duty may take. `n` is 1–3650 for days, 1–87600 for hours, 1–525600 for minutes; 0 for
/// same_day and prompt.
struct Period {
  PeriodKind kind = PeriodKind::prompt;
  int n = 0;
  friend constexpr bool operator==(const Period&, const Period&) = default;
};
LIANDONG_DESCRIBE(Period, kind, n)

constexpr Period working_days(int n) { return {PeriodKind::working_days, n}; }
constexpr Period hours(int n) { return {PeriodKind::hours, n}; }
constexpr Period minutes(int n) { return {PeriodKind::minutes, n}; }
constexpr Period calendar_days(int n) { return {PeriodKind::calendar_days, n}; }
constexpr Period same_day() { return {PeriodKind::same_day, 0}; }
/// 立即 / 及时: the notice gives no number, so there is no due time.
constexpr Period prompt() { return {PeriodKind::prompt, 0}; }

/// "3wd" "24h" "30min" "90cd" "same_day" "prompt"; nothing if malformed or out of range. One
/// spelling each: no sign, no leading zero, no space.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);
[[nodiscard]] std::string to_string(Period period);
/// True if `n` lies in the range of its kind; ask before a period that was read from outside
/// counts.
[[nodiscard]] bool in_range(Period period);

struct Due {
  Instant due_before;        // exclusive bound
  bool provisional = false;  // 暂定: counted over a year that is not published yet
  friend constexpr bool operator==(const Due&, const Due&) = default;
};

/// When the period that starts at `from` ends. A period that is not `in_range` is a bug.
///
/// working_days: the day of `from` is not counted; ends at 24:00 of the n-th working day (民法典
/// §201, §203; domain choice Q1, Q3). hours, minutes: run through nights and holidays from the
/// second of `from` (Q4). calendar_days: start day not counted; rolls to the next working day if
/// the last day is not one (§203). same_day: 24:00 of the day of `from` (Q17). prompt: nothing.
[[nodiscard]] std::optional<Due> due(Period period, Instant from, const WorkCalendar& calendar);

/// A day that made the due date differ from plain counting.
struct CountedDay {
  LocalDay day;
  DayKind kind;  // holiday, weekend = skipped; make_up = counted though a weekend
};
/// Every day that made the due date differ from plain counting, in order: for working days each
/// skipped or make-up day after the start, for calendar days those from the day plain counting ends
/// on. Empty for the other kinds. Sentences are made of them in infra/calendar_files/explain.hpp.
[[nodiscard]] std::vector<CountedDay> special_days_of(Period period, Instant from,
                                                      const WorkCalendar& calendar);

}  // namespace liandong
