// Makes shared information and requests for information known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::information_sharing {

[[nodiscard]] engine::System system();
[[nodiscard]] engine::System request_system();

}  // namespace liandong::information_sharing
