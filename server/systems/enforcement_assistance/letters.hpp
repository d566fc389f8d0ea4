// The letter of assistance (执法协助函) and its answers (复函): what they say, and what of them
// must be read for personal data. No field of a complainant is ever read.
#pragma once

#include "systems/common/letters.hpp"

namespace liandong::enforcement_assistance {

[[nodiscard]] common::Letters letters();

}  // namespace liandong::enforcement_assistance
