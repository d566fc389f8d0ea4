#include "systems/information_sharing/domain/clocks.hpp"

#include "kernel/duty_clock.hpp"

#include <algorithm>

namespace liandong::information_sharing {

Due sharing_bound(const SharedItem& item, Instant formed_at, std::size_t extensions,
                  const WorkCalendar& calendar) {
  DutyClock clock{sharing_period, formed_at};
  const std::size_t counted = std::min(extensions, item.extensions.size());
  for (std::size_t i = 0; i < counted; ++i) {
    const Extension& extension = item.extensions[i];
    clock.extensions.push_back({extension.extended_at, working_days(extension.working_days)});
  }
  return *read(clock, calendar).due;
}

int extended_by(const SharedItem& item) {
  int days = 0;
  for (const Extension& extension : item.extensions) days += extension.working_days;
  return days;
}

}  // namespace liandong::information_sharing
