// Makes joint operations known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::joint_operation {

[[nodiscard]] engine::System system();

}  // namespace liandong::joint_operation
