// Makes complaint intake known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::complaint_intake {

[[nodiscard]] engine::System system();

}  // namespace liandong::complaint_intake
