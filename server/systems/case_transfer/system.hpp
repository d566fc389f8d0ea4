// Makes case transfer known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::case_transfer {

[[nodiscard]] engine::System system();

}  // namespace liandong::case_transfer
