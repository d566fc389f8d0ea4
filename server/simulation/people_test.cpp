#include "simulation/people.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::simulation {
namespace {

using test::TestCity;

Desk desk(const TestCity& city, std::string_view unit, Role role, std::string_view post) {
  const Actor actor = city.actor(unit, role);
  return {actor.person, PostId{post}, actor.unit, actor.unit_kind, RoleSet{role}};
}

const Instant monday = test::at("2026-03-02 09:00");
const Instant tuesday = test::at("2026-03-03 09:00");

}  // namespace

TEST_CASE("an absent person's post is held by the substitute, or by the substitute's substitute") {
  const TestCity city;
  const Desk head = desk(city, test::sucun, Role::head, "a");
  const Desk handler = desk(city, test::sucun, Role::handler, "b");
  const Desk liaison = desk(city, test::sucun, Role::liaison_a, "c");
  People people{{head, handler, liaison}, city.world()->directory};
  CHECK(people.at(head, monday)->substitutes_for.empty());
  people.leave(head.post, handler.person, tuesday);
  CHECK(people.at(head, monday)->person == handler.person);
  CHECK(people.at(head, monday)->substitutes_for == head.person);
  CHECK(people.at(head, monday)->roles == head.roles);
  people.leave(handler.post, liaison.person, tuesday);
  CHECK(people.at(head, monday)->person == liaison.person);
  CHECK(people.at(head, tuesday)->person == head.person);
}

TEST_CASE("nobody acts for who left without a substitute, and a circle ends") {
  const TestCity city;
  const Desk head = desk(city, test::sucun, Role::head, "a");
  const Desk handler = desk(city, test::sucun, Role::handler, "b");
  People people{{head, handler}, city.world()->directory};
  people.leave(head.post, {}, tuesday);
  CHECK(!people.at(head, monday));
  people.leave(head.post, handler.person, tuesday);
  people.leave(handler.post, head.person, tuesday);
  CHECK(!people.at(head, monday));
}

TEST_CASE("who may give a command is asked of the table of permissions") {
  TestCity city;
  const MatterId matter = city.find();
  const Desk head = desk(city, test::sucun, Role::head, "a");
  const Desk handler = desk(city, test::sucun_team, Role::handler, "b");
  const People people{{head, handler}, city.world()->directory};
  Ledger ledger{city.reader(), TestCity::code(), city.systems()};
  static_cast<void>(ledger.read_on(*city.world()));
  const KnownPtr known = ledger.find(matter);
  Dice dice{1};
  const auto who = [&](std::string_view command) {
    return people.who_may(*known->system, command, known.get(), UnitId{test::sucun},
                          city.world()->directory, monday, dice);
  };
  for (int i = 0; i < 20; ++i) {
    CHECK(who("issue")->person == head.person);
    CHECK(who("attach_material"));
    CHECK(!who("receive"));
  }
}

}  // namespace liandong::simulation
