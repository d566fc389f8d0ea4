// The duties of a hazard notice as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::hazard_notice {

/// Basis and clause are those of a township that notifies a department; outside the notice all are
/// targets.
[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::hazard_notice
