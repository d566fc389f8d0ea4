// What joint operations say no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::joint_operation {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  participation_already_answered = 1921,
  result_already_recorded = 1922,
  unit_already_invited = 1923,
  // The rules.
  organiser_not_enforcement_unit = 1941,
  organiser_without_legal_subject = 1942,
  unit_not_enforcement_unit = 1943,
  unit_not_participating = 1952,
  nobody_takes_part = 1953,
  results_outstanding = 1954,
  case_not_named = 1956,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1900>;

}  // namespace liandong::joint_operation
