// Clocks that a new calendar would end earlier, until the coordinating office confirms it.  [D0056]
#pragma once

#include "engine/common.hpp"

#include <string_view>
#include <vector>

namespace liandong::engine {

/// The legal bound, else the internal target.
[[nodiscard]] inline std::optional<Instant> bound_of(const Obligation& obligation) {
  return obligation.due_before ? obligation.due_before : obligation.target_before;
}

/// Null if nothing is held.
[[nodiscard]] const HeldClock* held_clock(const std::vector<HeldClock>& held,
                                          std::string_view obligation);

/// What the clock shows now, and goes on showing while `proposed_before` waits.
[[nodiscard]] HeldClock hold(const Obligation& shown, std::uint32_t calendar_version,
                             std::optional<Instant> proposed_before);

/// Puts back what held clocks show.
void show_held(std::vector<Obligation>& obligations, const std::vector<HeldClock>& held);

}  // namespace liandong::engine
