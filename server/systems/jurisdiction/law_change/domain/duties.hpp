// The duties of a change of law as a table.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::law_change {

using common::DutyInfo;

[[nodiscard]] std::span<const DutyInfo> duties();

}  // namespace liandong::law_change
