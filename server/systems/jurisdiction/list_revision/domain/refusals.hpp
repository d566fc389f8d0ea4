// Why a command of list revision is refused; the common refusals stand between these numbers.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::list_revision {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids. `number` is
/// the row of the change, from 1.
enum class Refusal : std::uint16_t {
  // The command itself.
  change_incomplete = 2309,  // subject: the member that is missing; number: row
  change_too_long = 2310,    // subject: the member; number: row
  // The stage or what already happened.
  already_authorised = 2321,
  // The rules.
  proposer_without_list = 2341,       // subject: the acting unit
  not_own_list = 2342,                // subject: the unit of the change; number: row
  holder_not_local = 2343,            // subject: the unit
  publication_not_authorised = 2352,  // subject: the acting unit
  change_in_the_past = 2353,          // number: row
  // What the register says.
  item_already_listed = 2356,     // subject: the item; number: row
  assignment_not_found = 2357,    // subject: the item; number: row
  item_still_held = 2358,         // subject: the item; number: row
  change_does_not_fit = 2359,     // subject: the word of an import error; number: row
  list_changed_meanwhile = 2364,  // number: the version that is the newest now
  basis_not_found = 2365,         // subject: the item; number: row
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<2300>;

}  // namespace liandong::list_revision
