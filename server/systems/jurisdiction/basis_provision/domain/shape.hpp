// What can be wrong with the fields of a command, whatever the matter.
#pragma once

#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/basis_provision/domain/refusals.hpp"

namespace liandong::basis_provision {

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::basis_provision
