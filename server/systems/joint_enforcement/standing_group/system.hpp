// Makes standing groups known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::standing_group {

[[nodiscard]] engine::System system();

}  // namespace liandong::standing_group
