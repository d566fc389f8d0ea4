// What can be wrong with the fields of a command, whatever the matter.
#pragma once

#include "systems/jurisdiction/law_change/domain/law_change.hpp"
#include "systems/jurisdiction/law_change/domain/refusals.hpp"

namespace liandong::law_change {

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::law_change
