// What liaison rosters say no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::liaison_roster {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  nobody_named = 2021,     // no liaison officer of that rank to end
  contact_missing = 2022,  // no contact to remove
  nothing_changed = 2023,
  roster_incomplete = 2024,  // nothing to confirm while something is missing
  // The rules.
  counterpart_unknown = 2052,
  inbox_not_own_office = 2053,
  until_not_in_future = 2054,  // at: the time it must follow
  unit_still_active = 2056,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<2000>;

}  // namespace liandong::liaison_roster
