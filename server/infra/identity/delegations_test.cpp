#include "infra/identity/delegations.hpp"

#include "infra/identity/identity_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::identity {
namespace {

struct Desk : SmallCity {
  PersonId a = person("aaa");
  PersonId b = person("bbb");
  PersonId c = person("ccc");
  PostId post_a = post(a, "town", Role::head);
  PostId post_b = post(b, "town", Role::handler);
  PostId post_c = post(c, "town", Role::handler);
  Instant from = now + 100;
  Instant until = now + 200;
};

TEST_CASE("A substitute acts from the first instant until before the last, the holder all along.") {
  Desk desk;
  desk.delegation(desk.post_a, desk.b, desk.from, desk.until);
  CHECK(desk.reach(desk.b, desk.from + -1) == "town:own");
  CHECK(desk.reach(desk.b, desk.from) == "town:own town:for aaa");
  CHECK(desk.reach(desk.b, desk.until + -1) == "town:own town:for aaa");
  CHECK(desk.reach(desk.b, desk.until) == "town:own");
  CHECK(desk.reach(desk.a, desk.from) == "town:own");
  const auto posts = effective_posts(*desk.db, desk.city, desk.b, desk.from);
  CHECK(posts[1].roles == RoleSet{Role::head});
  CHECK(posts[1].until == desk.until);
}

TEST_CASE("A substitution ended early is over at once, and ends once.") {
  Desk desk;
  const auto id = desk.delegation(desk.post_a, desk.b, desk.now, desk.until);
  const Instant early = desk.now + 50;
  CHECK(said(end_delegation(*desk.db, desk.city, id, early)) == "done");
  CHECK(desk.reach(desk.b, early + -1) == "town:own town:for aaa");
  CHECK(desk.reach(desk.b, early) == "town:own");
  CHECK(said(end_delegation(*desk.db, desk.city, id, early)) == "delegation_ended");
  CHECK(said(end_delegation(*desk.db, desk.city, DelegationId{"none"}, early)) == "record_unknown");
}

TEST_CASE("The substitute of a substitute reaches the post while both are away.") {
  Desk desk;
  desk.delegation(desk.post_a, desk.b, desk.from, desk.until);
  desk.delegation(desk.post_b, desk.c, desk.from + 10, desk.until + 50);
  CHECK(desk.reach(desk.c, desk.from + 9) == "town:own");
  CHECK(desk.reach(desk.c, desk.from + 10) == "town:own town:for bbb town:for aaa");
  CHECK(desk.reach(desk.c, desk.until) == "town:own town:for bbb");
  const auto posts = effective_posts(*desk.db, desk.city, desk.c, desk.from + 10);
  CHECK(posts[2].until == desk.until);
}

TEST_CASE("A chain passes on only what belongs to the delegated post's unit.") {
  Desk desk;
  const PostId at_gov = desk.post(desk.b, "gov", Role::reader);
  desk.delegation(desk.post_a, desk.b, desk.now, desk.until);
  desk.delegation(at_gov, desk.c, desk.now, desk.until);
  CHECK(desk.reach(desk.c, desk.now) == "town:own gov:for bbb");
}

TEST_CASE("A substitute without a post of the unit passes on what he or she does there.") {
  Desk desk;
  const PersonId outsider = desk.person("outsider");
  const PostId outside = desk.post(outsider, "gov", Role::handler);
  desk.delegation(desk.post_a, outsider, desk.now, desk.until);
  desk.delegation(outside, desk.c, desk.now, desk.until);
  CHECK(desk.reach(desk.c, desk.now) == "town:own gov:for outsider town:for aaa");
}

TEST_CASE("The end of a post ends what substitutes do in it.") {
  Desk desk;
  desk.delegation(desk.post_a, desk.b, desk.now, desk.until);
  CHECK(said(end_post(*desk.db, desk.city, desk.post_a, desk.now + 10)) == "done");
  CHECK(desk.reach(desk.b, desk.now + 9) == "town:own town:for aaa");
  CHECK(desk.reach(desk.b, desk.now + 10) == "town:own");
}

TEST_CASE("Nobody stands in for oneself, directly or in a circle at one time.") {
  Desk desk;
  CHECK(said(desk.try_delegation(desk.post_a, desk.a, desk.from, desk.until)) ==
        "delegation_to_self");
  desk.delegation(desk.post_a, desk.b, desk.from, desk.until);
  CHECK(said(desk.try_delegation(desk.post_b, desk.a, desk.from, desk.until)) ==
        "delegation_cycle");
  desk.delegation(desk.post_b, desk.c, desk.from, desk.until);
  CHECK(said(desk.try_delegation(desk.post_c, desk.a, desk.until + -1, desk.until + 50)) ==
        "delegation_cycle");
  CHECK(said(desk.try_delegation(desk.post_c, desk.a, desk.until, desk.until + 50)) == "done");
}

TEST_CASE("A circle that never closes at one instant is none.") {
  Desk desk;
  desk.delegation(desk.post_a, desk.b, desk.from, desk.from + 10);
  desk.delegation(desk.post_b, desk.c, desk.from + 10, desk.from + 20);
  CHECK(said(desk.try_delegation(desk.post_c, desk.a, desk.from, desk.from + 20)) == "done");
}

TEST_CASE("A chain of eight substitutes holds, the ninth is refused.") {
  SmallCity small;
  std::vector<PersonId> people;
  std::vector<PostId> posts;
  for (int n = 0; n < 11; ++n) {
    people.push_back(small.person("person" + std::to_string(n)));
    posts.push_back(small.post(people.back(), "town", Role::handler));
  }
  const auto link = [&](std::size_t from) {
    return said(small.try_delegation(posts[from], people[from + 1], small.now, small.now + 60));
  };
  // From the far end, so that every new link sees the whole chain after it.
  for (std::size_t from = 9; from >= 2; --from) {
    CHECK(link(from) == "done");
  }
  CHECK(link(1) == "delegation_cycle");
  CHECK(small.reach(people[10], small.now).find("for person2") != std::string::npos);
}

TEST_CASE(
    "A substitution has a period that begins before it ends, ends later, and within 366 days.") {
  Desk desk;
  const auto answer = [&](Instant begin, Instant end) {
    return said(desk.try_delegation(desk.post_a, desk.b, begin, end));
  };
  CHECK(answer(desk.from, desk.from) == "delegation_period_invalid");
  CHECK(answer(desk.now + -10, desk.now) == "delegation_period_invalid");
  CHECK(answer(desk.from, desk.from + (delegation_seconds_max + 1)) == "delegation_period_invalid");
  CHECK(answer(desk.from, desk.from + delegation_seconds_max) == "done");
}

TEST_CASE("The same substitute is named once for a time; back to back is allowed, so is another.") {
  Desk desk;
  desk.delegation(desk.post_a, desk.b, desk.from, desk.until);
  CHECK(said(desk.try_delegation(desk.post_a, desk.b, desk.until + -1, desk.until + 10)) ==
        "delegation_overlaps");
  CHECK(said(desk.try_delegation(desk.post_a, desk.b, desk.until, desk.until + 10)) == "done");
  CHECK(said(desk.try_delegation(desk.post_a, desk.c, desk.from, desk.until)) == "done");
}

TEST_CASE("Unknown posts, people who left, and ended posts have no substitutes.") {
  Desk desk;
  CHECK(said(desk.try_delegation(PostId{"none"}, desk.b, desk.from, desk.until)) ==
        "record_unknown");
  CHECK(said(desk.try_delegation(desk.post_a, PersonId{"none"}, desk.from, desk.until)) ==
        "person_unknown");
  CHECK(said(disable_person(*desk.db, desk.city, desk.b, desk.now)) == "done");
  CHECK(said(desk.try_delegation(desk.post_a, desk.b, desk.from, desk.until)) == "person_disabled");
  CHECK(said(end_post(*desk.db, desk.city, desk.post_a, desk.now)) == "done");
  CHECK(said(desk.try_delegation(desk.post_a, desk.c, desk.from, desk.until)) == "post_ended");
}

TEST_CASE("Who acts in whose post is the same for one and for all, over every chain and instant.") {
  Desk desk;
  desk.delegation(desk.post_a, desk.b, desk.from, desk.until);
  desk.delegation(desk.post_b, desk.c, desk.from + 10, desk.until + 50);
  const auto acting = [&](Instant at) { return substitutes_at(*desk.db, desk.city, at); };
  const std::vector<PersonId> only_b{desk.b};
  const std::vector<PersonId> b_and_c{desk.b, desk.c};
  CHECK(acting(desk.from + -1).empty());
  CHECK(acting(desk.from)[desk.post_a] == only_b);
  CHECK(acting(desk.from + 10)[desk.post_a] == b_and_c);
  CHECK(acting(desk.from + 10)[desk.post_b] == std::vector{desk.c});
  CHECK_FALSE(acting(desk.until).contains(desk.post_a));  // expired: never shown
  CHECK(acting(desk.until)[desk.post_b] == std::vector{desk.c});
  CHECK(acting(desk.until + 50).empty());
  SUBCASE("a substitute whose account is disabled acts in none") {
    CHECK(said(disable_person(*desk.db, desk.city, desk.c, desk.now)) == "done");
    CHECK(acting(desk.from + 10)[desk.post_a] == only_b);
  }
  SUBCASE("nor in a post that ended") {
    CHECK(said(end_post(*desk.db, desk.city, desk.post_a, desk.now)) == "done");
    CHECK_FALSE(acting(desk.from + 10).contains(desk.post_a));
  }
}

}  // namespace
}  // namespace liandong::identity
