// The clock of sharing: the day the information was formed, and what was added before it ended.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/duty_clock.hpp"
#include "kernel/period.hpp"
#include "systems/information_sharing/domain/state.hpp"

#include <cstddef>

namespace liandong::information_sharing {

/// 自形成当日: until 24:00, whether it is a working day or not.  [3.3.9-c; Q17]
inline constexpr Period sharing_period = same_day();

/// The time of a department to share, and when it ends, after the first `extensions` ones: each is
/// counted from the last day of the time that would have ended.  [3.3.9-c, 3.3.9-d]
[[nodiscard]] DutyClock sharing_clock(const SharedItem& item, Instant formed_at,
                                      std::size_t extensions);
[[nodiscard]] Due sharing_bound(const SharedItem& item, Instant formed_at, std::size_t extensions,
                                const WorkCalendar& calendar);
/// Working days of all extensions.
[[nodiscard]] int extended_by(const SharedItem& item);

}  // namespace liandong::information_sharing
