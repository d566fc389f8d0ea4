// The duties of a consultation as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::consultation {

/// The clause of a task is that of the kind of its topic, or of a special meeting.
[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::consultation
