// The duties of a dispute as a table, and the bounds that rules ask for.
#pragma once

#include "kernel/duty_clock.hpp"
#include "kernel/targets.hpp"
#include "systems/common/domain/duties.hpp"
#include "systems/dispute_coordination/domain/state.hpp"

#include <optional>
#include <span>

namespace liandong::dispute_coordination {

using common::DutyInfo;

[[nodiscard]] std::span<const DutyInfo> duties();

/// When the parties' time to negotiate ends; nothing without a target.  [3.6-a]
[[nodiscard]] std::optional<Instant> negotiation_bound(const Dispute& dispute,
                                                       const Targets& targets,
                                                       const WorkCalendar& calendar);
/// When the time to reply to the submission in force ends; nothing before the review or without a
/// target.  [3.6-b]
[[nodiscard]] std::optional<Instant> reply_bound(const Dispute& dispute, const Targets& targets,
                                                 const WorkCalendar& calendar);
/// The time to decide, with an extension, and when it ends; nothing before the review or without a
/// target. [3.6-b]
[[nodiscard]] std::optional<DutyClock> decision_clock(const Dispute& dispute,
                                                      const Targets& targets,
                                                      const WorkCalendar& calendar);
[[nodiscard]] std::optional<Instant> decision_bound(const Dispute& dispute, const Targets& targets,
                                                    const WorkCalendar& calendar);

}  // namespace liandong::dispute_coordination
