// The report to the municipal government (关于…未处理隐患的报告): what it says.
#pragma once

#include "systems/common/letters.hpp"

namespace liandong::hazard_notice {

[[nodiscard]] common::Letters letters();

}  // namespace liandong::hazard_notice
