// The duties of an assistance as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::enforcement_assistance {

/// Basis and clause are those of a township that asks a department; outside the notice all periods
/// are targets. `reply` is 3.5.2-c once it was extended.
[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::enforcement_assistance
