// Why a command of law change is refused; the common refusals stand between these numbers.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::law_change {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_acknowledged = 2221,
  revision_already_recorded = 2222,  // subject: the unit
  already_marked = 2223,             // subject: the matter
  // The rules.
  provider_not_department = 2241,  // subject: the unit
  opener_not_concerned = 2242,     // subject: the acting unit
  holder_not_local = 2243,         // subject: the unit
  unit_not_holder = 2252,          // subject: the acting unit
  item_not_affected = 2253,        // subject: the item
  item_not_covered = 2254,         // subject: the item
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<2200>;

}  // namespace liandong::law_change
