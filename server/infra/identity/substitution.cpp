#include "infra/identity/substitution.hpp"

#include "infra/identity/posts.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

/// A delegation together with the post it is about.
struct Link {
  Post post;
  Delegation delegation;
};

constexpr std::string_view link_columns =
    "p.id, p.unit, p.person, p.roles, p.valid_from, p.valid_until, d.id, d.substitute, "
    "d.valid_from, d.valid_until, d.ended_at from delegation d join post p on p.city = d.city and "
    "p.id = d.post ";

Link link_in(const Row& row) {
  Link link;
  link.post.id = row.id<PostId>(0);
  link.post.unit = row.id<UnitId>(1);
  link.post.person = row.id<PersonId>(2);
  link.post.roles.bits = static_cast<std::uint16_t>(row.integer(3));
  link.post.valid_from = row.instant(4);
  link.post.valid_until = row.instant_opt(5);
  link.delegation = {row.id<DelegationId>(6), link.post.id,   row.id<PersonId>(7),
                     row.instant(8),          row.instant(9), row.instant_opt(10)};
  return link;
}

std::vector<Link> links_to(Connection& connection, CityCode city, PersonId substitute) {
  static const std::string sql =
      "select " + std::string{link_columns} +
      "where d.city = $1 and d.substitute = $2 order by d.valid_from, d.id";
  std::vector<Link> links;
  connection.query(sql, {city, substitute}, [&](const Row& row) { links.push_back(link_in(row)); });
  return links;
}

std::vector<Link> links_from(Connection& connection, CityCode city, PersonId holder) {
  static const std::string sql = "select " + std::string{link_columns} +
                                 "where p.city = $1 and p.person = $2 order by d.valid_from, d.id";
  std::vector<Link> links;
  connection.query(sql, {city, holder}, [&](const Row& row) { links.push_back(link_in(row)); });
  return links;
}

/// Walks from a substitute back to everybody he or she stands in for.
class Reach {
 public:
  Reach(Connection& connection, CityCode city, Instant at)
      : connection_(connection), city_(city), at_(at) {}

  std::vector<EffectivePost> of(PersonId substitute, int depth) {
    std::vector<EffectivePost> reached;
    if (depth > substitution_depth_max || !visiting_.insert(substitute).second) {
      return reached;
    }
    for (const Link& link : links_to(connection_, city_, substitute)) {
      if (!link.delegation.active_at(at_) || !link.post.active_at(at_)) {
        continue;
      }
      const Instant end = link.post.valid_until
                              ? std::min(link.delegation.end(), *link.post.valid_until)
                              : link.delegation.end();
      add(reached, {link.post.id, link.post.unit, link.post.roles, link.post.person, end});
      for (EffectivePost further : of(link.post.person, depth + 1)) {
        if (carries(link.post, further.unit)) {
          further.until = std::min(*further.until, end);
          add(reached, further);
        }
      }
    }
    visiting_.erase(substitute);
    return reached;
  }

 private:
  static void add(std::vector<EffectivePost>& reached, const EffectivePost& post) {
    const auto same = [&](const EffectivePost& other) { return other.id == post.id; };
    if (std::none_of(reached.begin(), reached.end(), same)) {
      reached.push_back(post);
    }
  }

  /// Whether who stands in for the holder of `delegated` also does what that holder does as a
  /// substitute in `unit`.
  bool carries(const Post& delegated, UnitId unit) {
    if (delegated.unit == unit) {
      return true;
    }
    const auto posts = own_posts(connection_, city_, delegated.person, at_);
    return std::none_of(posts.begin(), posts.end(),
                        [&](const Post& post) { return post.unit == unit; });
  }

  Connection& connection_;
  CityCode city_;
  Instant at_;
  std::set<PersonId> visiting_;
};

bool leads(Connection& connection, CityCode city, PersonId person, PersonId holder, Instant from,
           Instant until, int depth) {
  if (person == holder || depth > substitution_depth_max) {
    return true;
  }
  for (const Link& link : links_from(connection, city, person)) {
    const Instant begin = std::max(from, link.delegation.valid_from);
    const Instant end = std::min(until, link.delegation.end());
    if (begin < end &&
        leads(connection, city, link.delegation.substitute, holder, begin, end, depth + 1)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<EffectivePost> effective_posts(Connection& connection, CityCode city, PersonId person,
                                           Instant at) {
  std::vector<EffectivePost> posts;
  for (const Post& post : own_posts(connection, city, person, at)) {
    posts.push_back({post.id, post.unit, post.roles, {}, post.valid_until});
  }
  for (const EffectivePost& reached : Reach{connection, city, at}.of(person, 1)) {
    if (reached.substitutes_for != person) {
      posts.push_back(reached);
    }
  }
  return posts;
}

std::map<PostId, std::vector<PersonId>> substitutes_at(Connection& connection, CityCode city,
                                                       Instant at) {
  std::vector<PersonId> acting;
  connection.query(
      "select distinct d.substitute from delegation d join person p on p.city = d.city and "
      "p.id = d.substitute where d.city = $1 and p.active = 1 and d.valid_from <= $2 and "
      "d.valid_until > $2 and (d.ended_at is null or d.ended_at > $2) order by d.substitute",
      {city, at}, [&](const Row& row) { acting.push_back(row.id<PersonId>(0)); });
  std::map<PostId, std::vector<PersonId>> substitutes;
  for (const PersonId person : acting) {
    for (const EffectivePost& post : effective_posts(connection, city, person, at)) {
      if (!post.substitutes_for.empty()) {
        substitutes[post.id].push_back(person);
      }
    }
  }
  return substitutes;
}

RoleSet roles_held(Connection& connection, CityCode city, PersonId person, Instant now,
                   PostId except) {
  RoleSet roles;
  for (const Post& post : list_posts(connection, city, {}, person)) {
    if (post.id != except && (!post.valid_until || *post.valid_until > now)) {
      roles = roles | post.roles;
    }
  }
  for (const Link& link : links_to(connection, city, person)) {
    const bool ended =
        link.delegation.end() <= now || (link.post.valid_until && *link.post.valid_until <= now);
    if (link.post.id != except && !ended) {
      roles = roles | link.post.roles;
    }
  }
  return roles;
}

bool leads_back(Connection& connection, CityCode city, PersonId person, PersonId holder,
                Instant from, Instant until) {
  return leads(connection, city, person, holder, from, until, 1);
}

}  // namespace liandong::identity
