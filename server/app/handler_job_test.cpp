// A matter never waits for a handler who is gone.
#include "app/handler_job.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <iterator>

namespace liandong::app {
namespace {

using test::TestCity;

/// The same world in which these people serve nowhere any more.
void leave(TestCity& city, const std::vector<PersonId>& gone) {
  const auto& before = *city.world();
  std::map<PersonId, engine::PersonEntry> people;
  std::set<std::pair<PersonId, UnitId>> service;
  for (const auto& [unit, entry] : before.directory.units()) {
    for (const auto name : {"100.head", "100.handler", "natural_resources.handler"}) {
      const PersonId person{name};
      if (before.directory.serves_in(person, unit) &&
          std::find(gone.begin(), gone.end(), person) == gone.end()) {
        service.emplace(person, unit);
      }
    }
  }
  auto world = std::make_shared<engine::World>(before);
  world->directory = {before.directory.units(), {}, std::move(service), {}};
  city.engine().replace_world(std::move(world));
}

}  // namespace

TEST_CASE("open matters of a handler who left go back to the head, who is told; closed ones stay") {
  const test::TestStore store{test::TestStore::Kind::file};
  TestCity::Options options;
  options.store = &store;
  TestCity city{options};
  ReaderPool readers{city.database()};
  std::string log;
  const MatterId closed = city.bring_to("dismissed");
  std::vector<MatterId> open;
  for (int i = 0; i < 5; ++i) {
    open.push_back(city.find());
    city.must(city.actor(test::sucun), "assign_handler", R"({"person":"100.handler"})",
              open.back());
  }
  const auto named = [&](std::string_view person) {
    return city.number("select count(*) from matter_unit where handler = $1", {person});
  };
  HandlerJob job{city.engine(), readers, [&](const std::string& line) { log += line; }};
  CHECK(job.run(2) == 0);
  CHECK(named("100.handler") == 5);
  leave(city, {PersonId{"100.handler"}});
  CHECK(job.run(2) == 0);  // not asked
  job.ask();
  CHECK(job.run(2) == 5);
  CHECK(named("100.handler") == 0);
  CHECK(city.number("select count(*) from notice where kind = 'handler_left' and unit = "
                    "'130581100'") == 5);
  job.ask();
  CHECK(job.run(2) == 0);
  CHECK(log.empty());
  leave(city, {PersonId{"100.handler"}, PersonId{"100.head"}});
  job.ask();
  job.run(2);
  CHECK(city.words("select handler from matter_unit where matter = $1 and unit = '130581100'",
                   {closed}) == "100.head");
}

TEST_CASE("a round that is out of time goes on where it was, until every unit is done") {
  const test::TestStore store{test::TestStore::Kind::file};
  TestCity::Options options;
  options.store = &store;
  TestCity city{options};
  ReaderPool readers{city.database()};
  for (int i = 0; i < 3; ++i) {
    city.must(city.actor(test::sucun), "assign_handler", R"({"person":"100.handler"})",
              city.find());
  }
  HandlerJob job{city.engine(), readers, [](const std::string&) {}};
  leave(city, {PersonId{"100.handler"}});
  const auto no_time = std::chrono::milliseconds{0};
  const auto& units = city.world()->directory.units();
  const auto before = std::distance(units.begin(), units.find(UnitId{"130581100"}));
  REQUIRE(before > 0);
  for (std::ptrdiff_t i = 0; i < before; ++i) {
    CHECK(job.run(2, no_time) == 0);
  }
  CHECK(job.run(2, no_time) == 3);
}

TEST_CASE("a person cannot give a matter to nobody") {
  TestCity city;
  const MatterId matter = city.find();
  CHECK(city.refusal(city.actor(test::sucun), "assign_handler", R"({"person":""})", matter) ==
        "handler_not_in_unit");
}

}  // namespace liandong::app
