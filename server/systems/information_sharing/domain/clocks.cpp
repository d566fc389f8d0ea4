#include "systems/information_sharing/domain/clocks.hpp"

#include <algorithm>

namespace liandong::information_sharing {

DutyClock sharing_clock(const SharedItem& item, Instant formed_at, std::size_t extensions) {
  DutyClock clock{sharing_period, formed_at};
  const std::size_t counted = std::min(extensions, item.extensions.size());
  for (std::size_t i = 0; i < counted; ++i) {
    const Extension& extension = item.extensions[i];
    clock.extensions.push_back({extension.extended_at, working_days(extension.working_days),
                                ClockCause::extension_announced});
  }
  return clock;
}

Due sharing_bound(const SharedItem& item, Instant formed_at, std::size_t extensions,
                  const WorkCalendar& calendar) {
  return *read(sharing_clock(item, formed_at, extensions), calendar).due;
}

int extended_by(const SharedItem& item) {
  int days = 0;
  for (const Extension& extension : item.extensions) days += extension.working_days;
  return days;
}

}  // namespace liandong::information_sharing
