// What can be wrong with the fields of a command, whatever the matter.
#pragma once

#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/dispute_coordination/domain/refusals.hpp"

namespace liandong::dispute_coordination {

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::dispute_coordination
