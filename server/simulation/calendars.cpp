#include "simulation/calendars.hpp"

#include <algorithm>

namespace liandong::simulation {
namespace {

WorkCalendar rebuilt(const WorkCalendar& calendar, const std::vector<LocalDay>& turned_days,
                     int last_year, std::uint32_t version) {
  std::vector<WorkCalendar::SpecialDay> special;
  const LocalDay first = *local_day_of({calendar.first_year(), 1, 1});
  const LocalDay last = *local_day_of({last_year, 12, 31});
  for (LocalDay day = first; day <= last; day = day + 1) {
    const bool turn = std::find(turned_days.begin(), turned_days.end(), day) != turned_days.end();
    const bool working = calendar.is_working(day) != turn;
    const bool weekend = weekday(day) == 0 || weekday(day) == 6;
    const DayKind kind = calendar.kind(day);
    if (turn && working && weekend) {
      special.push_back({day, DayKind::make_up, "临时调班"});
    } else if (turn && !working) {
      special.push_back({day, DayKind::holiday, "临时放假"});
    } else if (!turn && (kind == DayKind::holiday || kind == DayKind::make_up)) {
      special.push_back({day, kind, std::string{calendar.name(day)}});
    }
  }
  return {version, calendar.first_year(), last_year, special};
}

}  // namespace

WorkCalendar published_until(const WorkCalendar& calendar, int last_year, std::uint32_t version) {
  return rebuilt(calendar, {}, last_year, version);
}

WorkCalendar turned(const WorkCalendar& calendar, const std::vector<LocalDay>& days,
                    int last_year) {
  return rebuilt(calendar, days, last_year, calendar.version() + 1);
}

}  // namespace liandong::simulation
