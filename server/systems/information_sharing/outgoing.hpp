// What leaves with shared information and answers, and must be read for personal data. Nothing is
// printed: information has no letter.
#pragma once

#include "systems/common/letters.hpp"

namespace liandong::information_sharing {

[[nodiscard]] common::Letters letters();
[[nodiscard]] common::Letters request_letters();

}  // namespace liandong::information_sharing
