// Makes hazard notices known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::hazard_notice {

[[nodiscard]] engine::System system();

}  // namespace liandong::hazard_notice
