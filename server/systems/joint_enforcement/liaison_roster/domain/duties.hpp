// The duties of a liaison roster as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::liaison_roster {

[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::liaison_roster
