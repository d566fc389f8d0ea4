// Makes list revision known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::list_revision {

[[nodiscard]] engine::System system();

}  // namespace liandong::list_revision
