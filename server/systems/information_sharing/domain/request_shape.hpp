// What is wrong with the fields of a command on a request, whatever the state.
#pragma once

#include "systems/information_sharing/domain/refusals.hpp"
#include "systems/information_sharing/domain/request.hpp"

namespace liandong::information_request {

using information_sharing::Checks;
using information_sharing::CommonRefusal;
using information_sharing::Refusal;

void check_shape(Checks& checks, const Command& command, const Context& context);

}  // namespace liandong::information_request
