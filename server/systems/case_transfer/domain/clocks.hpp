// The clocks of a case transfer: pure arithmetic on its state, used by the rules and the
// obligations.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/duty_clock.hpp"
#include "kernel/period.hpp"
#include "kernel/targets.hpp"
#include "systems/case_transfer/domain/state.hpp"

#include <optional>

namespace liandong::case_transfer {

/// Since when the matter counts as urgent; nothing if it does not. A violation in progress is
/// urgent from its discovery unless the latest dissuasion stopped it.  [3.1.1-c, 3.1.1-d]
[[nodiscard]] std::optional<Instant> urgent_since(const Transfer& transfer);

/// What the duty to transfer is measured by now.
[[nodiscard]] Clock current_clock(const Transfer& transfer);

/// Three working days, or 24 hours from the moment it became urgent if those end earlier.
/// [3.1.1-a, 3.1.1-b, 3.1.1-c]
[[nodiscard]] DutyClock transfer_clock(const Clock& clock);

/// When the sender's target to supply what is missing passes; nothing without a request or a
/// target.
[[nodiscard]] std::optional<Instant> supply_bound(const Transfer& transfer, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// The clock of the receiver's target to accept or object; nothing before receipt or without a
/// target.
[[nodiscard]] std::optional<DutyClock> respond_clock(const Transfer& transfer,
                                                     const Targets& targets,
                                                     const WorkCalendar& calendar);

/// The receiver's target to accept or object, with the pause for a supplement; nothing before
/// receipt, without a target, or while paused without an end.
[[nodiscard]] std::optional<Due> respond_bound(const Transfer& transfer, const Targets& targets,
                                               const WorkCalendar& calendar);

}  // namespace liandong::case_transfer
