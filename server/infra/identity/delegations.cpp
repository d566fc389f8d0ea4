#include "infra/identity/delegations.hpp"

#include "infra/identity/changes.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/identity/substitution.hpp"

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

struct DelegationCreated {
  DelegationId delegation;
  PostId post;
  PersonId substitute;
  Instant valid_from;
  Instant valid_until;
};
LIANDONG_DESCRIBE(DelegationCreated, delegation, post, substitute, valid_from, valid_until)

struct DelegationEnded {
  DelegationId delegation;
  PostId post;
};
LIANDONG_DESCRIBE(DelegationEnded, delegation, post)

Delegation delegation_in(const Row& row) {
  return {row.id<DelegationId>(0), row.id<PostId>(1), row.id<PersonId>(2),
          row.instant(3),          row.instant(4),    row.instant_opt(5)};
}

bool overlap(const Delegation& a, const Delegation& b) {
  return a.valid_from < b.end() && b.valid_from < a.end();
}

Result<Done, Rejection> check(Connection& connection, CityCode city, const Delegation& wanted,
                              Instant now) {
  const auto post = find_post(connection, city, wanted.post);
  if (!post) {
    return refuse(Refusal::record_unknown);
  }
  if (post->valid_until && *post->valid_until <= now) {
    return refuse(Refusal::post_ended);
  }
  const auto substitute = find_person(connection, city, wanted.substitute);
  if (!substitute) {
    return refuse(Refusal::person_unknown);
  }
  if (!substitute->active) {
    return refuse(Refusal::person_disabled);
  }
  if (wanted.substitute == post->person) {
    return refuse(Refusal::delegation_to_self);
  }
  if (wanted.valid_until <= wanted.valid_from || wanted.valid_until <= now ||
      wanted.valid_until - wanted.valid_from > delegation_seconds_max) {
    return refuse(Refusal::delegation_period_invalid);
  }
  for (const Delegation& other : list_delegations(connection, city, wanted.post, now)) {
    if (other.substitute == wanted.substitute && overlap(other, wanted)) {
      return refuse(Refusal::delegation_overlaps);
    }
  }
  if (leads_back(connection, city, wanted.substitute, post->person, wanted.valid_from,
                 wanted.valid_until)) {
    return refuse(Refusal::delegation_cycle);
  }
  if (!roles_compatible(post->roles,
                        roles_held(connection, city, wanted.substitute, now, post->id))) {
    return refuse(Refusal::administrator_is_exclusive);
  }
  return Done{};
}

}  // namespace

std::optional<Delegation> find_delegation(Connection& connection, CityCode city, DelegationId id) {
  std::optional<Delegation> found;
  connection.query(
      "select id, post, substitute, valid_from, valid_until, ended_at from delegation "
      "where city = $1 and id = $2",
      {city, id}, [&](const Row& row) { found = delegation_in(row); });
  return found;
}

std::vector<Delegation> list_delegations(Connection& connection, CityCode city, PostId post,
                                         Instant at) {
  std::vector<Delegation> found;
  connection.query(
      "select id, post, substitute, valid_from, valid_until, ended_at from delegation "
      "where city = $1 and ($2 = '' or post = $2) and valid_until > $3 and "
      "(ended_at is null or ended_at > $3) order by valid_from, id",
      {city, post, at}, [&](const Row& row) { found.push_back(delegation_in(row)); });
  return found;
}

Outcome create_delegation(Connection& writer, CityCode city, const Delegation& wanted,
                          Instant now) {
  if (const auto ok = check(writer, city, wanted, now); !ok) {
    return Err{ok.error()};
  }
  writer.execute(
      "insert into delegation(city, id, post, substitute, valid_from, valid_until, ended_at) "
      "values($1, $2, $3, $4, $5, $6, null)",
      {city, wanted.id, wanted.post, wanted.substitute, wanted.valid_from, wanted.valid_until});
  return change(wanted.post.view(), "delegation_created.v1",
                DelegationCreated{wanted.id, wanted.post, wanted.substitute, wanted.valid_from,
                                  wanted.valid_until});
}

Outcome end_delegation(Connection& writer, CityCode city, DelegationId id, Instant now) {
  const auto found = find_delegation(writer, city, id);
  if (!found) {
    return refuse(Refusal::record_unknown);
  }
  if (found->end() <= now) {
    return refuse(Refusal::delegation_ended);
  }
  writer.execute("update delegation set ended_at = $3 where city = $1 and id = $2",
                 {city, id, now});
  return change(found->post.view(), "delegation_ended.v1", DelegationEnded{id, found->post});
}

}  // namespace liandong::identity
