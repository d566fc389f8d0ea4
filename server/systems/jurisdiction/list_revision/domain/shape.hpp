// What can be wrong with the fields of a command, whatever the matter.
#pragma once

#include "systems/jurisdiction/list_revision/domain/refusals.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

namespace liandong::list_revision {

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::list_revision
