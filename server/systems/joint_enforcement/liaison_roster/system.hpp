// Makes liaison rosters known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::liaison_roster {

[[nodiscard]] engine::System system();

}  // namespace liandong::liaison_roster
