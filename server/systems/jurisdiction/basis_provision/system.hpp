// Makes basis provision known to the engine.
#pragma once

#include "engine/system.hpp"

namespace liandong::basis_provision {

[[nodiscard]] engine::System system();

}  // namespace liandong::basis_provision
