// The duties of a standing group as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::standing_group {

[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::standing_group
