// Makes criminal referral known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::criminal_referral {

[[nodiscard]] engine::System system();

}  // namespace liandong::criminal_referral
