// The systems of the notice, in its order; the one list of them.
#pragma once

#include "engine/system.hpp"

#include <vector>

namespace liandong::app {

[[nodiscard]] std::vector<engine::System> all_systems();

}  // namespace liandong::app
