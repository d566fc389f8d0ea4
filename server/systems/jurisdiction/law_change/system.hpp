// Makes law change known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::law_change {

[[nodiscard]] engine::System system();

}  // namespace liandong::law_change
