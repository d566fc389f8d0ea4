// The clock of the reply: five working days, and what was announced before they ended.
#pragma once

#include "kernel/duty_clock.hpp"
#include "kernel/period.hpp"
#include "systems/enforcement_assistance/domain/state.hpp"

#include <vector>

namespace liandong::enforcement_assistance {

/// From the day after the letter reached the inbox.  [3.5.1-b]
inline constexpr Period reply_period = working_days(5);

/// The time to reply after the first `extensions` announcements: each is counted from the last day
/// of the time that would have ended.  [3.5.1-b, 3.5.2-c]
[[nodiscard]] DutyClock reply_clock(const Round& round, std::size_t extensions);

/// The clock of every duty to reply there ever was, in the order of their keys: one per letter, and
/// one more whenever a decline was overruled.  [3.5.1-b, 3.5.3-b]
[[nodiscard]] std::vector<DutyClock> reply_clocks(const Assistance& assistance);

}  // namespace liandong::enforcement_assistance
