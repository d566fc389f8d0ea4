// Merges the days that explain a due date into runs a sentence can name.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/period.hpp"

#include <string>
#include <vector>

namespace liandong::calendar_files {

/// Days of one kind that follow each other without a gap.
struct DayRun {
  LocalDay first;
  LocalDay last;
  DayKind kind = DayKind::working;
  std::vector<std::string> names;  // of the holidays, each once, in order

  [[nodiscard]] int days() const { return last - first + 1; }
};

[[nodiscard]] std::vector<DayRun> day_runs(const std::vector<CountedDay>& days,
                                           const WorkCalendar& calendar);

/// What the sentences of both languages need to know about a period that has a due time.
struct Counted {
  LocalDay start;
  LocalDay plain_end;  // of calendar days: where counting ended before it rolled on
  LocalDay last;
  bool provisional = false;
  std::vector<DayRun> runs;
};
/// @param period  working_days or calendar_days
[[nodiscard]] Counted count_days(Period period, Instant from, const WorkCalendar& calendar);

/// More runs than a reader follows are summed up instead.
inline constexpr std::size_t runs_listed_max = 24;
[[nodiscard]] int days_of(const std::vector<DayRun>& runs, DayKind kind);

}  // namespace liandong::calendar_files
