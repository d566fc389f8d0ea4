// The duties of a joint operation as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::joint_operation {

[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::joint_operation
