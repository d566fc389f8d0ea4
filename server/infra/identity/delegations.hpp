// Substitutes: another person acts in a post for a time.
#pragma once

#include "infra/identity/types.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <vector>

namespace liandong::identity {

inline constexpr std::int64_t delegation_seconds_max = 366 * seconds_per_day;

[[nodiscard]] std::optional<Delegation> find_delegation(store::Connection& connection,
                                                        CityCode city, DelegationId id);
/// Delegations not ended before `at`, of a post (empty = of any), in the order of their begin.
[[nodiscard]] std::vector<Delegation> list_delegations(store::Connection& connection, CityCode city,
                                                       PostId post, Instant at);

/// Refused: oneself, a disabled or unknown person, an ended post, an empty, past or over-long
/// period, a second delegation of the post to the same person at the same time, a circle of
/// substitutes, and a substitute whose roles exclude those of the post.
[[nodiscard]] Outcome create_delegation(store::Connection& writer, CityCode city,
                                        const Delegation& delegation, Instant now);
[[nodiscard]] Outcome end_delegation(store::Connection& writer, CityCode city, DelegationId id,
                                     Instant now);

}  // namespace liandong::identity
