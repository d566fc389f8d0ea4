// Rows beside that of a matter: of each unit, the case by its penalty item, what a system keeps.
#include "engine/engine.hpp"
#include "infra/store/database.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::literal;
using test::TestCity;
using test::with;

/// The systems of the test city, one of them with rows of its own.
std::vector<System> systems_with(
    TestCity& city,
    std::function<RowsStored(store::Connection&, const RowsOf&, const void*)> store_rows) {
  std::vector<System> systems{city.systems().begin(), city.systems().end()};
  for (System& system : systems) {
    if (system.name == "case_transfer") system.store_rows = store_rows;
  }
  return systems;
}

CommandOutcome find_with(TestCity& city, const System& system) {
  CommandRequest request = city.request(city.actor(test::sucun, Role::handler), "record_finding",
                                        city.finding_body(city.now()));
  request.system = &system;
  return city.engine().run(std::move(request));
}

}  // namespace

TEST_CASE("an act leaves the inbox row of a unit alone for which nothing changed") {
  TestCity city;
  const MatterId id = city.bring_to("issued");
  const auto written_at = [&](std::string_view unit) {
    return city.number("select updated_at from matter_unit where matter = $1 and unit = $2",
                       {id, unit});
  };
  const auto by_sender = written_at(test::sucun);
  const auto by_receiver = written_at(test::land);
  city.set_now("2026-03-03 10:00");
  city.must(city.actor(test::land), "assign_handler", R"({"person":"natural_resources.handler"})",
            id);
  CHECK(written_at(test::sucun) == by_sender);
  CHECK(written_at(test::land) > by_receiver);
}

TEST_CASE("a matter is found by the item of its case, with when it was filed and decided") {
  TestCity city;
  const MatterId matter = city.find();
  const auto count = [&](std::string_view condition) {
    return city.number(
        "select count(*) from matter_case where matter = $1 and " + std::string{condition},
        {matter});
  };
  CHECK(count("item = 'P001' and system = 'case_transfer' and unit = '130581100'") == 1);
  CHECK(count("filed_at is null and decided_at is null") == 1);
  TestCity later;
  const MatterId decided = later.bring_to("decided");
  CHECK(later.number("select count(*) from matter_case where matter = $1 and filed_at is not null "
                     "and decided_at is not null and unit = '130581.natural_resources'",
                     {decided}) == 1);
}

TEST_CASE("a case on no list has no row") {
  TestCity city;
  city.must(city.actor(test::sucun, Role::handler), "record_finding",
            with(city.finding_body(city.now()),
                 {{"item", literal("")}, {"item_reason", literal("不在清单内")}}));
  CHECK(city.number("select count(*) from matter_case") == 0);
}

TEST_CASE("rows of a system are written with its event; the world is read anew before the answer") {
  TestCity city;
  std::vector<std::string> seen;
  const auto systems = systems_with(
      city, [&](store::Connection& writer, const RowsOf& of, const void*) -> RowsStored {
        seen.emplace_back(of.type);
        writer.execute(
            "insert into matter_mark(city, matter, cause, marked_at) "
            "values($1, $2, 'test', 1)",
            {of.city, of.matter});
        return true;
      });
  int read_anew = 0;
  city.engine().set_world_reader([&] { ++read_anew; });
  const auto done = find_with(city, systems.front());
  REQUIRE(done.has_value());
  CHECK(seen == std::vector<std::string>{"case_transfer.finding_recorded.v1"});
  CHECK(read_anew == 1);
  CHECK(city.number("select count(*) from matter_mark where matter = $1", {done->id}) == 1);
}

TEST_CASE("a system's rows can refuse the command: nothing is written, the world stays") {
  TestCity city;
  const auto systems =
      systems_with(city, [](store::Connection&, const RowsOf&, const void*) -> RowsStored {
        return Err{Rejection{RefusalCode{1145}, {}, {}, 0}};
      });
  int read_anew = 0;
  city.engine().set_world_reader([&] { ++read_anew; });
  const auto before = city.row_counts();
  CHECK_FALSE(find_with(city, systems.front()).has_value());
  CHECK(city.row_counts() == before);
  CHECK(read_anew == 0);
}

}  // namespace liandong::engine
