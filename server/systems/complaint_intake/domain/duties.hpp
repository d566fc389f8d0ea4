// The duties of complaint intake as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::complaint_intake {

using common::DutyInfo;

/// Of two clauses the first is that of a township, the second that of a department.
[[nodiscard]] std::span<const DutyInfo> duties();

}  // namespace liandong::complaint_intake
