// The duties of a referral as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "systems/common/domain/duties.hpp"

#include <span>

namespace liandong::criminal_referral {

/// Periods of law are those of an ordinary crime at the police; where the table names a target
/// beside a period, it is the one for the commission, whose time no law counts in days.
[[nodiscard]] std::span<const common::DutyInfo> duties();

}  // namespace liandong::criminal_referral
