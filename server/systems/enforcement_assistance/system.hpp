// Makes enforcement assistance known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::enforcement_assistance {

[[nodiscard]] engine::System system();

}  // namespace liandong::enforcement_assistance
