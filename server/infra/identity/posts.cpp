#include "infra/identity/posts.hpp"

#include "infra/identity/changes.hpp"
#include "infra/identity/delegations.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/identity/sessions.hpp"
#include "infra/identity/substitution.hpp"
#include "infra/identity/units.hpp"

#include <algorithm>
#include <bit>

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

struct PostCreated {
  PostId post;
  UnitId unit;
  PersonId person;
  std::vector<Role> roles;
  Instant valid_from;
};
LIANDONG_DESCRIBE(PostCreated, post, unit, person, roles, valid_from)

struct RolesChanged {
  PostId post;
  UnitId unit;
  PersonId person;
  std::vector<Role> before;
  std::vector<Role> after;
};
LIANDONG_DESCRIBE(RolesChanged, post, unit, person, before, after)

struct PostEnded {
  PostId post;
  UnitId unit;
  PersonId person;
};
LIANDONG_DESCRIBE(PostEnded, post, unit, person)

constexpr RoleSet administrators =
    RoleSet{Role::system_admin} | Role::security_admin | Role::audit_admin;

constexpr std::string_view post_columns = "id, unit, person, roles, valid_from, valid_until";

Post post_in(const Row& row) {
  Post post;
  post.id = row.id<PostId>(0);
  post.unit = row.id<UnitId>(1);
  post.person = row.id<PersonId>(2);
  post.roles.bits = static_cast<std::uint16_t>(row.integer(3));
  post.valid_from = row.instant(4);
  post.valid_until = row.instant_opt(5);
  return post;
}

Result<Done, Rejection> check_roles(Connection& connection, CityCode city, const Post& post,
                                    Instant now) {
  if (post.roles.empty()) {
    return refuse(Refusal::roles_missing, "roles");
  }
  const auto kind = principal_kind(connection, city, post.unit);
  if (!kind) {
    return refuse(Refusal::unit_unknown, post.unit.view());
  }
  if (const auto role = misfit(post.roles, *kind)) {
    return refuse(Refusal::role_does_not_fit_unit, json::enum_name(*role));
  }
  if (!roles_compatible(post.roles, roles_held(connection, city, post.person, now, post.id))) {
    return refuse(Refusal::administrator_is_exclusive);
  }
  for (const Delegation& each : list_delegations(connection, city, post.id, now)) {
    if (!roles_compatible(post.roles,
                          roles_held(connection, city, each.substitute, now, post.id))) {
      return refuse(Refusal::administrator_is_exclusive);
    }
  }
  return Done{};
}

/// Somebody must be left who can appoint, lock and read the list.
Result<Done, Rejection> check_administrators_stay(Connection& connection, CityCode city,
                                                  const Post& post, RoleSet lost, Instant now) {
  for (const Role role : {Role::system_admin, Role::security_admin, Role::audit_admin}) {
    if (lost.has(role) && administrators_left(connection, city, role, post.person, now) == 0) {
      return refuse(Refusal::last_administrator, json::enum_name(role));
    }
  }
  return Done{};
}

Result<Post, Rejection> open_post(Connection& connection, CityCode city, PostId id, Instant now) {
  const auto post = find_post(connection, city, id);
  if (!post) {
    return refuse(Refusal::record_unknown);
  }
  if (post->valid_until && *post->valid_until <= now) {
    return refuse(Refusal::post_ended);
  }
  return *post;
}

}  // namespace

std::optional<Post> find_post(Connection& connection, CityCode city, PostId post) {
  static const std::string sql =
      "select " + std::string{post_columns} + " from post where city = $1 and id = $2";
  std::optional<Post> found;
  connection.query(sql, {city, post}, [&](const Row& row) { found = post_in(row); });
  return found;
}

std::vector<Post> list_posts(Connection& connection, CityCode city, UnitId unit, PersonId person) {
  static const std::string sql =
      "select " + std::string{post_columns} +
      " from post where city = $1 and ($2 = '' or unit = $2) and ($3 = '' or person = $3) "
      "order by valid_from, id";
  std::vector<Post> posts;
  connection.query(sql, {city, unit, person},
                   [&](const Row& row) { posts.push_back(post_in(row)); });
  return posts;
}

std::vector<Post> own_posts(Connection& connection, CityCode city, PersonId person, Instant at) {
  // The plain form keeps to the index on the person: this runs for every session read.
  static const std::string sql =
      "select " + std::string{post_columns} +
      " from post where city = $1 and person = $2 order by valid_from, id";
  std::vector<Post> posts;
  connection.query(sql, {city, person}, [&](const Row& row) {
    if (Post post = post_in(row); post.active_at(at)) {
      posts.push_back(post);
    }
  });
  return posts;
}

bool is_administrator(RoleSet roles) { return roles.intersects(administrators); }

bool roles_compatible(RoleSet a, RoleSet b) {
  const RoleSet both = a | b;
  return !is_administrator(both) || std::popcount(both.bits) == 1;
}

std::optional<Role> misfit(RoleSet roles, UnitKind kind) {
  const bool judicial = kind == UnitKind::public_security_organ ||
                        kind == UnitKind::procuratorate || kind == UnitKind::court ||
                        kind == UnitKind::supervisory_commission;
  if (roles.has(Role::coordinator) && kind != UnitKind::coordinating_office) {
    return Role::coordinator;
  }
  if (roles.has(Role::decider) && kind != UnitKind::municipal_government) {
    return Role::decider;
  }
  if (roles.has(Role::officer) && !judicial) {
    return Role::officer;
  }
  return std::nullopt;
}

Outcome create_post(Connection& writer, CityCode city, const Post& post, Instant now) {
  const auto person = find_person(writer, city, post.person);
  if (!person) {
    return refuse(Refusal::person_unknown);
  }
  if (!person->active) {
    return refuse(Refusal::person_disabled);
  }
  const auto unit = find_unit(writer, city, post.unit);
  if (!unit) {
    return refuse(Refusal::unit_unknown, post.unit.view());
  }
  if (!unit->active) {
    return refuse(Refusal::unit_inactive, post.unit.view());
  }
  for (const Post& other : list_posts(writer, city, post.unit, post.person)) {
    if (!other.valid_until || *other.valid_until > now) {
      return refuse(Refusal::post_exists, post.unit.view());
    }
  }
  if (const auto ok = check_roles(writer, city, post, now); !ok) {
    return Err{ok.error()};
  }
  writer.execute(
      "insert into post(city, id, unit, person, roles, valid_from, valid_until, version) "
      "values($1, $2, $3, $4, $5, $6, $7, 1)",
      {city, post.id, post.unit, post.person, std::int64_t{post.roles.bits}, post.valid_from,
       post.valid_until});
  return change(
      post.id.view(), "post_created.v1",
      PostCreated{post.id, post.unit, post.person, roles_in(post.roles), post.valid_from});
}

Outcome change_roles(Connection& writer, CityCode city, PostId id, RoleSet roles, Instant now) {
  const auto found = open_post(writer, city, id, now);
  if (!found) {
    return Err{found.error()};
  }
  Post post = *found;
  const RoleSet before = post.roles;
  post.roles = roles;
  if (const auto ok = check_roles(writer, city, post, now); !ok) {
    return Err{ok.error()};
  }
  RoleSet lost;
  lost.bits = static_cast<std::uint16_t>(before.bits & ~roles.bits);
  if (const auto ok = check_administrators_stay(writer, city, post, lost, now); !ok) {
    return Err{ok.error()};
  }
  if (lost.has(Role::head)) {
    if (const auto ok = check_head_stays(writer, city, *found, now); !ok) {
      return Err{ok.error()};
    }
  }
  writer.execute("update post set roles = $3, version = version + 1 where city = $1 and id = $2",
                 {city, id, std::int64_t{roles.bits}});
  return change(id.view(), "roles_changed.v1",
                RolesChanged{id, post.unit, post.person, roles_in(before), roles_in(roles)});
}

Outcome end_post(Connection& writer, CityCode city, PostId id, Instant now) {
  const auto post = open_post(writer, city, id, now);
  if (!post) {
    return Err{post.error()};
  }
  const auto stay = check_administrators_stay(writer, city, *post, post->roles, now);
  if (!stay) {
    return Err{stay.error()};
  }
  if (const auto ok = check_head_stays(writer, city, *post, now); !ok) {
    return Err{ok.error()};
  }
  writer.execute(
      "update post set valid_until = $3, version = version + 1 where city = $1 and id = $2",
      {city, id, now});
  close_sessions_in(writer, city, id);
  return change(id.view(), "post_ended.v1", PostEnded{id, post->unit, post->person});
}

Result<Done, Rejection> check_head_stays(Connection& connection, CityCode city, const Post& post,
                                         Instant now) {
  if (!post.roles.has(Role::head)) {
    return Done{};
  }
  const std::int64_t duties = count_open_duties(connection, city, post.unit);
  bool other = false;
  connection.query(
      "select o.roles from post o join person p on p.city = o.city and p.id = o.person "
      "where o.city = $1 and o.unit = $2 and o.id <> $3 and p.active = 1 and o.valid_from <= $4 "
      "and (o.valid_until is null or o.valid_until > $4)",
      {city, post.unit, post.id, now}, [&](const Row& row) {
        RoleSet roles;
        roles.bits = static_cast<std::uint16_t>(row.integer(0));
        other = other || roles.has(Role::head);
      });
  if (duties > 0 && !other) {
    return refuse(Refusal::last_head, post.unit.view(), duties);
  }
  return Done{};
}

std::int64_t count_open_duties(Connection& connection, CityCode city, UnitId unit) {
  std::int64_t duties = 0;
  connection.query(
      // A cross join: SQLite takes its sides in this order.
      "select count(*) from matter_unit u cross join obligation o where u.city = $1 and "
      "u.unit = $2 and u.bucket = 'to_do' and o.city = u.city and o.matter = u.matter and "
      "o.debtor = u.unit and o.outcome = 'open'",
      {city, unit}, [&](const Row& row) { duties = row.integer(0); });
  return duties;
}

int administrators_left(Connection& connection, CityCode city, Role role, PersonId without,
                        Instant now) {
  int left = 0;
  connection.query(
      "select post.roles from post join person on person.city = post.city and person.id = "
      "post.person where post.city = $1 and person.active = 1 and post.person <> $2 and "
      "post.valid_from <= $3 and (post.valid_until is null or post.valid_until > $3)",
      {city, without, now}, [&](const Row& row) {
        RoleSet roles;
        roles.bits = static_cast<std::uint16_t>(row.integer(0));
        left += roles.has(role) ? 1 : 0;
      });
  return left;
}

}  // namespace liandong::identity
