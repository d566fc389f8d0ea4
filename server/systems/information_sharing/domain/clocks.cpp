#include "systems/information_sharing/domain/clocks.hpp"

#include <algorithm>

namespace liandong::information_sharing {

Due sharing_bound(const SharedItem& item, Instant formed_at, std::size_t extensions,
                  const WorkCalendar& calendar) {
  Due bound = *due(sharing_period, formed_at, calendar);
  const std::size_t counted = std::min(extensions, item.extensions.size());
  for (std::size_t i = 0; i < counted; ++i) {
    // One second before an exclusive bound is still its last day.
    const LocalDay last = local_day(bound.due_before + -1);
    const LocalDay end = calendar.add_working_days(last, item.extensions[i].working_days);
    bound = {end_of(end), bound.provisional || calendar.is_provisional(end)};
  }
  return bound;
}

int extended_by(const SharedItem& item) {
  int days = 0;
  for (const Extension& extension : item.extensions) days += extension.working_days;
  return days;
}

}  // namespace liandong::information_sharing
