// What a revision makes of the register: the next version, or the row that does not fit.
#pragma once

#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/jurisdiction/domain/register.hpp"
#include "systems/jurisdiction/list_revision/domain/types.hpp"

#include <string>
#include <vector>

namespace liandong::list_revision {

/// The version that is made, as the list of versions will show it.
struct NewVersion {
  LocalDay published_on;
  std::string decision;
  std::string note;
};

/// Applies all changes or none. What earlier versions said stays as it was: an assignment that ends
/// is known until the new version and known anew, with its last day, from it on. Changes are taken
/// in the order new items, revocations, bases, assignments, retired items, so that a revision may
/// give an item to another holder whatever the order of its rows.
/// @param data   with units, as `Register::build` takes it; consistent
/// @refuses item_unknown, item_already_listed, assignment_not_found, item_still_held,
///          change_does_not_fit; `number` is the row of the change
/// @return data that `Register::build` takes  [2-e; D0047]
[[nodiscard]] Result<jurisdiction::RegisterData, Rejection> revised_register(
    jurisdiction::RegisterData data, const std::vector<ListChange>& changes,
    const NewVersion& version);

}  // namespace liandong::list_revision
