// Two cities in one store: founded one after the other, and nothing of one is touched by the other.
#include "app/city_store.hpp"
#include "app/composition.hpp"
#include "engine/event_log.hpp"
#include "infra/identity/people.hpp"
#include "support/source_dir.hpp"
#include "support/store/test_store.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>

namespace liandong::app {
namespace {

std::filesystem::path resources() { return std::filesystem::path{source_dir()} / "data"; }

/// A folder of a city with this code and nothing but its own place.
std::filesystem::path folder_of(const test::TempDir& parent, const std::string& code) {
  const std::filesystem::path folder = std::filesystem::path{parent.path()} / code;
  std::filesystem::create_directories(folder);
  std::ofstream{folder / "city.json"} << R"({"code":")" << code
                                      << R"(","name":"某市","name_en":"Some city"})";
  std::ofstream{folder / "places.csv"} << "code,name,kind,parent\n" << code << ",某市,city,\n";
  std::ofstream{folder / "targets.json"} << R"({"case_transfer.receive":"1wd"})";
  return folder;
}

void found(store::Connection& writer, const std::filesystem::path& folder) {
  crypto::IdSource ids;
  const Instant now{1'795'000'000};
  found_empty(writer, {folder, resources() / "calendar", now, now}, ids,
              Messages::load((resources() / "messages").string()));
}

/// How many rows of every table bear the code.
std::map<std::string, std::int64_t> rows_of(store::Connection& connection,
                                            const std::string& code) {
  std::map<std::string, std::int64_t> rows;
  for (const char* table :
       {"event", "unit", "person", "post", "calendar_year", "register_version", "target", "session",
        "audit", "content", "password_history", "notice", "matter", "checkpoint"}) {
    // tidy-allow 5: one of the constants above.
    connection.query("select count(*) from " + std::string{table} + " where city = $1", {code},
                     [&](const store::Row& row) { rows[table] = row.integer(0); });
  }
  return rows;
}

}  // namespace

TEST_CASE("a second city begins its own log, and the first one is as it was") {
  const test::TempDir folders;
  const test::TestStore place{test::TestStore::Kind::file};
  const auto database = place.open();
  const auto writer = database->open_writer();
  found(*writer, folder_of(folders, "990001"));
  const auto before = rows_of(*writer, "990001");
  CHECK(founded_city(*writer)->code.view() == "990001");
  found(*writer, folder_of(folders, "990002"));
  CHECK(rows_of(*writer, "990001") == before);
  CHECK(rows_of(*writer, "990002") == before);  // as much of its own
  for (const char* code : {"990001", "990002"}) {
    CHECK(engine::log_head(*writer, CityCode{code}).seq == 1);
    CHECK(load_world(*writer, CityCode{code}, Instant{1'795'000'001}).world->city.view() == code);
    CHECK(founded_city(*writer, code)->code.view() == code);
  }
  CHECK_THROWS_WITH_AS((void)founded_city(*writer),
                       "several cities are here, say --city-code: 990001 990002",
                       std::runtime_error);
  CHECK(!founded_city(*writer, "990003"));
  CHECK_THROWS_AS(found(*writer, folder_of(folders, "990002")), std::runtime_error);
}

TEST_CASE("an act in one city leaves every row of the other alone") {
  const test::TempDir folders;
  const test::TestStore place{test::TestStore::Kind::file};
  const auto database = place.open();
  const auto writer = database->open_writer();
  found(*writer, folder_of(folders, "990001"));
  found(*writer, folder_of(folders, "990002"));
  const auto before = rows_of(*writer, "990001");
  identity::Person person;
  person.id = PersonId{"somebody"};
  person.name = "某人";
  person.login = "somebody";
  store::in_transaction(*writer, [&] {
    CHECK(identity::create_person(*writer, CityCode{"990002"}, person, "hash", Instant{1}));
  });
  CHECK(rows_of(*writer, "990001") == before);
  CHECK(rows_of(*writer, "990002").at("person") == before.at("person") + 1);
}

}  // namespace liandong::app
