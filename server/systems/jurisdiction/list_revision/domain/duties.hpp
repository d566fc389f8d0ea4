// The duties of a revision as a table.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::list_revision {

using common::DutyInfo;

[[nodiscard]] std::span<const DutyInfo> duties();

}  // namespace liandong::list_revision
