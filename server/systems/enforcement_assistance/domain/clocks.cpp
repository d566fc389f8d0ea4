#include "systems/enforcement_assistance/domain/clocks.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {

DutyClock reply_clock(const Round& round, std::size_t extensions) {
  DutyClock clock{reply_period, round.requested_at};
  const std::size_t counted = std::min(extensions, round.extensions.size());
  for (std::size_t i = 0; i < counted; ++i) {
    const Extension& extension = round.extensions[i];
    clock.extensions.push_back({extension.announced_at, working_days(extension.working_days),
                                ClockCause::extension_announced});
  }
  return clock;
}

std::vector<DutyClock> reply_clocks(const Assistance& assistance) {
  std::vector<DutyClock> clocks;
  if (assistance.kind == NeedKind::archives) return clocks;
  for (const Round& round : assistance.rounds) {
    for (const Refused& refused : round.declines) {
      clocks.push_back(reply_clock(round, static_cast<std::size_t>(refused.extensions)));
    }
    const bool declined = !round.declines.empty() && !round.declines.back().overruled_at;
    if (!declined) clocks.push_back(reply_clock(round, round.extensions.size()));
  }
  return clocks;
}

}  // namespace liandong::enforcement_assistance
