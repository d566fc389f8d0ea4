// What the invariants must know of the systems and the engine does not.
#pragma once

#include "engine/invariant_check.hpp"

namespace liandong::app {

/// Which events read an identity [I9], when a crime was passed over [I11], and who keeps a disputed
/// matter safe [I2].
[[nodiscard]] engine::InvariantKnowledge invariant_knowledge();

}  // namespace liandong::app
