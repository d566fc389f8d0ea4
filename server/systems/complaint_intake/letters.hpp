// Letters to complainants (告知书): acceptance, declining, passing on, result. No field of a
// complainant is ever read.  [I9]
#pragma once

#include "systems/common/letters.hpp"

namespace liandong::complaint_intake {

[[nodiscard]] common::Letters letters();

}  // namespace liandong::complaint_intake
