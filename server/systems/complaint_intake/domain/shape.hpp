// Whether the fields of a command make sense by themselves.
#pragma once

#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/refusals.hpp"

namespace liandong::complaint_intake {

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::complaint_intake
