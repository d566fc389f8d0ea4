// Where the systems of the notice meet: the one table “event of one → command of another”.
#pragma once

#include "engine/handoff.hpp"

#include <span>

namespace liandong::app {

/// Every handoff, in the order of the notice.
[[nodiscard]] std::span<const engine::Handoff> handoffs();

}  // namespace liandong::app
