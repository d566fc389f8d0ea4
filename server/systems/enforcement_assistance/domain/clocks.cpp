#include "systems/enforcement_assistance/domain/clocks.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {

Due reply_bound(const Round& round, std::size_t extensions, const WorkCalendar& calendar) {
  Due bound = *due(reply_period, round.requested_at, calendar);
  const std::size_t counted = std::min(extensions, round.extensions.size());
  for (std::size_t i = 0; i < counted; ++i) {
    // One second before an exclusive bound is still its last day.
    const LocalDay last = local_day(bound.due_before + -1);
    const LocalDay end = calendar.add_working_days(last, round.extensions[i].working_days);
    bound = {end_of(end), bound.provisional || calendar.is_provisional(end)};
  }
  return bound;
}

}  // namespace liandong::enforcement_assistance
