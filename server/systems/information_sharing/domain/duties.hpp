// The duties of shared information as a table: who owes what to whom, from when, under which
// clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::information_sharing {

/// `share` stands twice: for departments, which are bound to the day, and for townships, which owe
/// it promptly under the sentence of the category.
[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::information_sharing
