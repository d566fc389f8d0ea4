// Makes dispute coordination known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::dispute_coordination {

[[nodiscard]] engine::System system();

}  // namespace liandong::dispute_coordination
