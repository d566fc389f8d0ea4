// The duties of a case transfer as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::case_transfer {

using common::DutyInfo;

/// "3.1.1-a" stands for 3.1.1-b as well if a department is the sender.
[[nodiscard]] std::span<const DutyInfo> duties();

}  // namespace liandong::case_transfer
