// The clock of the reply: five working days, and what was announced before they ended.
#pragma once

#include "kernel/duty_clock.hpp"
#include "kernel/period.hpp"
#include "systems/enforcement_assistance/domain/state.hpp"

namespace liandong::enforcement_assistance {

/// From the day after the letter reached the inbox.  [3.5.1-b]
inline constexpr Period reply_period = working_days(5);

/// The time to reply after the first `extensions` announcements: each is counted from the last day
/// of the time that would have ended.  [3.5.1-b, 3.5.2-c]
[[nodiscard]] DutyClock reply_clock(const Round& round, std::size_t extensions);

}  // namespace liandong::enforcement_assistance
