// Makes consultations known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::consultation {

[[nodiscard]] engine::System system();

}  // namespace liandong::consultation
