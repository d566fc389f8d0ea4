// What can be said of a command without knowing its matter: fields present, within limits, not in
// the future.
#pragma once

#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/types.hpp"

namespace liandong::case_transfer {

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::case_transfer
