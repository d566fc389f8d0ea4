#include "infra/calendar_files/day_runs.hpp"

#include <algorithm>
#include <string_view>

namespace liandong::calendar_files {
namespace {

// A row may carry two names, "国庆节、中秋节"; each is listed once.
void add_names(std::vector<std::string>& names, std::string_view joined) {
  constexpr std::string_view separator = "、";
  while (!joined.empty()) {
    const std::size_t end = joined.find(separator);
    const std::string name(joined.substr(0, end));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    if (end == std::string_view::npos) return;
    joined.remove_prefix(end + separator.size());
  }
}

}  // namespace

std::vector<DayRun> day_runs(const std::vector<CountedDay>& days, const WorkCalendar& calendar) {
  std::vector<DayRun> runs;
  for (const CountedDay& counted : days) {
    const bool continues =
        !runs.empty() && runs.back().kind == counted.kind && runs.back().last + 1 == counted.day;
    if (!continues) runs.push_back({counted.day, counted.day, counted.kind, {}});
    runs.back().last = counted.day;
    add_names(runs.back().names, calendar.name(counted.day));
  }
  return runs;
}

Counted count_days(Period period, Instant from, const WorkCalendar& calendar) {
  const Due end = due(period, from, calendar).value();
  Counted counted;
  counted.start = local_day(from);
  counted.last = local_day(end.due_before + -1);
  counted.plain_end =
      period.kind == PeriodKind::calendar_days ? counted.start + period.n : counted.last;
  counted.provisional = end.provisional;
  counted.runs = day_runs(special_days_of(period, from, calendar), calendar);
  return counted;
}

int days_of(const std::vector<DayRun>& runs, DayKind kind) {
  int days = 0;
  for (const DayRun& run : runs) days += run.kind == kind ? run.days() : 0;
  return days;
}

}  // namespace liandong::calendar_files
