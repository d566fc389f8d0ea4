#include "systems/enforcement_assistance/domain/clocks.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {

DutyClock reply_clock(const Round& round, std::size_t extensions) {
  DutyClock clock{reply_period, round.requested_at};
  const std::size_t counted = std::min(extensions, round.extensions.size());
  for (std::size_t i = 0; i < counted; ++i) {
    const Extension& extension = round.extensions[i];
    clock.extensions.push_back({extension.announced_at, working_days(extension.working_days)});
  }
  return clock;
}

}  // namespace liandong::enforcement_assistance
