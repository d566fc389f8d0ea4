// Who reaches whose post through substitutes, and in circles.
#pragma once

#include "infra/identity/types.hpp"
#include "infra/store/database.hpp"

#include <optional>

namespace liandong::identity {

/// All roles the person holds or will hold through own posts and substitutions not yet ended, but
/// for one post.
[[nodiscard]] RoleSet roles_held(store::Connection& connection, CityCode city, PersonId person,
                                 Instant now, PostId except);

/// True if, at some instant in [from, until), `person` would be stood in for by a chain of
/// substitutes that ends at `holder`, or the chain is longer than `substitution_depth_max`. Judged
/// by person, not by unit: two people away who name each other leave both desks empty.
[[nodiscard]] bool leads_back(store::Connection& connection, CityCode city, PersonId person,
                              PersonId holder, Instant from, Instant until);

}  // namespace liandong::identity
