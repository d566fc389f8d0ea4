// What programs of earlier versions wrote goes through every later step, on either store.
#include "infra/store/copy.hpp"
#include "infra/store/schema.hpp"
#include "infra/store/table_pages.hpp"
#include "support/source_dir.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace liandong::store {
namespace {

using test::TestStore;

std::filesystem::path folder() { return source_dir() + "/tests/upgrades"; }

std::vector<int> versions_kept() {
  std::vector<int> versions;
  for (const auto& entry : std::filesystem::directory_iterator{folder()}) {
    if (entry.is_directory()) {
      versions.push_back(std::stoi(entry.path().filename().string()));
    }
  }
  std::sort(versions.begin(), versions.end());
  return versions;
}

struct File {
  std::unique_ptr<Database> database = open_sqlite(":memory:", true);
  std::unique_ptr<Connection> writer = database->open_writer();
};

/// What the program of that version left.
File left_by(int version) {
  File file;
  std::ostringstream rows;
  rows << std::ifstream{folder() / std::to_string(version) / "rows.sql"}.rdbuf();
  file.writer->script(rows.str());
  return file;
}

std::int64_t copy(Connection& from, Connection& to) {
  std::int64_t rows = 0;
  from.begin();
  in_transaction(to, [&] { rows = copy_rows(from, to); });
  from.commit();
  return rows;
}

constexpr int clocks_counted_anew = 20;

/// Step 20 has open clocks counted anew, as a new calendar does: their rows forget the one they
/// were counted by.
void forget_calendar(const Table& table, std::vector<Values>& rows) {
  const auto place_of = [&](std::string_view name) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const Column& each) { return each.name == name; });
    return static_cast<std::size_t>(found - table.columns.begin());
  };
  const std::size_t outcome = place_of("outcome");
  const std::size_t version = place_of("calendar_version");
  for (Values& row : rows) {
    if (row.at(outcome).bytes == "open") {
      row.at(version).integer = 0;
    }
  }
}

/// The rows of these tables, in the columns and the order they had then.
std::vector<std::vector<Values>> rows_of(Connection& connection, const std::vector<Table>& tables) {
  std::vector<std::vector<Values>> all;
  for (const Table& table : tables) {
    all.emplace_back();
    Pages pages{connection, table};
    for (auto rows = pages.next(); !rows.empty(); rows = pages.next()) {
      all.back().insert(all.back().end(), rows.begin(), rows.end());
    }
  }
  return all;
}

/// Every table, index and trigger, in the words they were made with.
std::vector<std::string> made_in(Connection& connection) {
  std::vector<std::string> made;
  connection.query(
      "select type || ' ' || name || ': ' || coalesce(sql, '') from sqlite_master "
      "where name <> 'sqlite_stat1' order by type, name",
      {}, [&](const Row& row) { made.push_back(row.str(0)); });
  return made;
}

}  // namespace

TEST_CASE("what was written then goes through each later step, and no row is lost or changed") {
  for (const int version : versions_kept()) {
    CAPTURE(version);
    const File file = left_by(version);
    const TestStore place{TestStore::Kind::blank};
    const auto database = place.open();
    const auto store = database->open_writer();
    migrate_to(*store, version);
    const std::int64_t written = copy(*file.writer, *store);
    REQUIRE(written > 500);
    auto tables = tables_of(*store);
    std::erase_if(tables, [](const Table& table) { return table.name == "schema_version"; });
    auto before = rows_of(*store, tables);
    const auto kept = before;
    for (const Migration& step : migrations()) {
      CAPTURE(step.version);
      migrate_to(*file.writer, step.version);
      migrate_to(*store, step.version);
      REQUIRE(schema_version(*store) == std::max(version, step.version));
      REQUIRE(compare_rows(*file.writer, *store) == written);
    }
    const auto after = rows_of(*store, tables);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      CAPTURE(tables[i].name);
      if (tables[i].name == "obligation" && version < clocks_counted_anew) {
        forget_calendar(tables[i], before[i]);
        REQUIRE(before[i] != kept.at(i));  // there was an open one
      }
      CHECK(after[i] == before[i]);
    }
  }
}

TEST_CASE("the steps up to a version make what its program had made" *
          doctest::skip(test::on_postgres())) {
  for (const int version : versions_kept()) {
    CAPTURE(version);
    const File file = left_by(version);
    const File fresh;
    migrate_to(*fresh.writer, version);
    CHECK(made_in(*fresh.writer) == made_in(*file.writer));
  }
}

}  // namespace liandong::store
