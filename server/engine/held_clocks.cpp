#include "engine/held_clocks.hpp"

#include <algorithm>

namespace liandong::engine {

const HeldClock* held_clock(const std::vector<HeldClock>& held, std::string_view obligation) {
  const auto found = std::find_if(held.begin(), held.end(), [&](const HeldClock& each) {
    return each.obligation == obligation;
  });
  return found == held.end() ? nullptr : &*found;
}

HeldClock hold(const Obligation& shown, std::uint32_t calendar_version,
               std::optional<Instant> proposed_before) {
  return {shown.key,         shown.due_before, shown.target_before, shown.strict_due_before,
          shown.provisional, calendar_version, proposed_before};
}

void show_held(std::vector<Obligation>& obligations, const std::vector<HeldClock>& held) {
  if (held.empty()) {
    return;
  }
  for (Obligation& o : obligations) {
    if (const HeldClock* kept = held_clock(held, o.key)) {
      o.due_before = kept->due_before;
      o.target_before = kept->target_before;
      o.strict_due_before = kept->strict_due_before;
      o.provisional = kept->provisional;
    }
  }
}

}  // namespace liandong::engine
