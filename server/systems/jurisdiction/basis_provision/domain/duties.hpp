// The duties of a provision as a table.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::basis_provision {

using common::DutyInfo;

[[nodiscard]] std::span<const DutyInfo> duties();

}  // namespace liandong::basis_provision
