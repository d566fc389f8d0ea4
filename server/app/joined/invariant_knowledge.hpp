// What the invariants must know of the systems and the engine does not.
#pragma once

#include "engine/invariant_check.hpp"

namespace liandong::app {

/// Which events read an identity [I9], and when a crime was passed over [I11].
[[nodiscard]] engine::InvariantKnowledge invariant_knowledge();

}  // namespace liandong::app
