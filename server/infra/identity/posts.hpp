// Posts and roles: who may act where. Duties rest on the post, not on the person.
#pragma once

#include "infra/identity/types.hpp"
#include "infra/store/database.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace liandong::identity {

inline constexpr int substitution_depth_max = 8;

[[nodiscard]] std::optional<Post> find_post(store::Connection& connection, CityCode city,
                                            PostId post);
/// Posts of a unit or of a person (empty = any), ended ones too, oldest first.
[[nodiscard]] std::vector<Post> list_posts(store::Connection& connection, CityCode city,
                                           UnitId unit, PersonId person);
[[nodiscard]] std::vector<Post> own_posts(store::Connection& connection, CityCode city,
                                          PersonId person, Instant at);

/// Own posts, then those reached as a substitute, also of a substitute: who stands in for B reaches
/// what B stands in for, where B's delegated post is of the same unit or B has no post there.
/// Own posts come oldest first; the order is stable.
[[nodiscard]] std::vector<EffectivePost> effective_posts(store::Connection& connection,
                                                         CityCode city, PersonId person,
                                                         Instant at);

/// Who acts at `at` in whose post as a substitute, through any chain: the same answer as
/// `effective_posts` for everybody at once. Disabled people act in none.
[[nodiscard]] std::map<PostId, std::vector<PersonId>> substitutes_at(store::Connection& connection,
                                                                     CityCode city, Instant at);

/// The three administrators exclude each other and every other role, over all posts of the person
/// and all substitutions.
[[nodiscard]] bool roles_compatible(RoleSet a, RoleSet b);
/// The first role the kind of the responsible unit does not admit.
[[nodiscard]] std::optional<Role> misfit(RoleSet roles, UnitKind principal_kind);
[[nodiscard]] bool is_administrator(RoleSet roles);

/// @throws store::StoreUnavailable and its kin, as all functions here
[[nodiscard]] Outcome create_post(store::Connection& writer, CityCode city, const Post& post,
                                  Instant now);
[[nodiscard]] Outcome change_roles(store::Connection& writer, CityCode city, PostId post,
                                   RoleSet roles, Instant now);
/// Ends the post now; sessions acting in it end too. Refused for the last head of a unit with open
/// duties: a duty rests on a post, and somebody must hold it.
[[nodiscard]] Outcome end_post(store::Connection& writer, CityCode city, PostId post, Instant now);

/// What the unit owes in the matters its inbox shows as to do; there it finds all it owes.
[[nodiscard]] std::int64_t count_open_duties(store::Connection& connection, CityCode city,
                                             UnitId unit);
/// Refuses if the unit has open duties and no active head but for this post.
[[nodiscard]] Result<Done, Rejection> check_head_stays(store::Connection& connection, CityCode city,
                                                       const Post& post, Instant now);

/// Posts with this administrator role held by active people, without one person or post.
[[nodiscard]] int administrators_left(store::Connection& connection, CityCode city, Role role,
                                      PersonId without, Instant now);

}  // namespace liandong::identity
