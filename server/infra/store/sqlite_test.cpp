// What only a store in a file can get wrong.
#include "infra/store/database.hpp"
#include "infra/store/query_plans.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdlib.h>
#include <vector>

namespace liandong::store {
namespace {

TEST_CASE("a missing file is an error unless it may be created") {
  CHECK_THROWS_AS((void)open_sqlite("/nonexistent/x.db", true), StoreUnavailable);
  CHECK_THROWS_AS((void)open_sqlite("/tmp/liandong_absent.db", false), StoreUnavailable);
}

/// A folder that is gone afterwards.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "liandong-sqlite-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

TEST_CASE("the log of a busy writer begins anew instead of growing with all that was written") {
  const Folder folder;
  const auto file = folder.path / "x.db";
  const auto database = open_sqlite(file.string(), true);
  const auto writer = database->open_writer();
  writer->script("create table t(id integer primary key, body blob not null)");
  std::uintmax_t largest = 0;
  for (int i = 0; i < 120; ++i) {
    const std::string body(1 << 20,
                           static_cast<char>('a' + i % 26));  // equal pages are not written
    in_transaction(*writer, [&] {
      writer->execute(
          "insert into t(id, body) values($1, $2) on conflict(id) do update set body = $2",
          {i % 4, Param::bytes(body)});
    });
    largest = std::max(largest, std::filesystem::file_size(file.string() + "-wal"));
  }
  // 120 MB were written; copying begins at 16 MB and may lag behind by what is written meanwhile.
  CHECK(largest > std::uintmax_t{15} << 20);
  CHECK(largest < std::uintmax_t{100} << 20);
  const auto reader = database->open_reader();
  reader->query("select count(*) from t where length(body) = 1048576", {},
                [&](const Row& row) { CHECK(row.integer(0) == 4); });
}

TEST_CASE("the planner is told of every index of a table that grows") {
  // A step that makes a table anew loses what was said of its indexes with them.
  const Folder folder;
  const auto database = open_sqlite((folder.path / "x.db").string(), true);
  const auto writer = database->open_writer();
  migrate(*writer);
  int indexes = 0;
  writer->query(
      "select i.name, exists(select 1 from sqlite_stat1 s where s.tbl = m.name and s.idx = i.name) "
      "from sqlite_master m join pragma_index_list(m.name) i where m.type = 'table' and m.name in "
      "(select tbl from sqlite_stat1)",
      {}, [&](const Row& row) {
        ++indexes;
        CHECK_MESSAGE(row.boolean(1), row.str(0));
      });
  CHECK(indexes > 50);
}

TEST_CASE("each statement's plan is written down once, its work each time it runs") {
  const Folder folder;
  const auto plans = folder.path / "plans";
  const auto database = with_query_plans(open_sqlite((folder.path / "x.db").string(), true), plans);
  const auto writer = database->open_writer();
  writer->script("create table t(id integer primary key, name text not null)");
  for (int i = 0; i < 100; ++i) {
    writer->execute("insert into t(name) values($1)", {i < 2 ? "a" : "b"});
  }
  const auto reader = database->open_reader();
  for (const auto& [name, expected] : {std::pair{"a", 2}, std::pair{"c", 0}}) {
    int rows = 0;
    reader->query("select id from t where name = $1", {name}, [&](const Row&) { ++rows; });
    CHECK(rows == expected);
  }
  std::ifstream in{plans};
  std::string said;
  std::vector<std::vector<std::int64_t>> work;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("W ")) {
      said += line + "\n";
      continue;
    }
    std::istringstream numbers{line.substr(2)};
    work.emplace_back(std::istream_iterator<std::int64_t>{numbers},
                      std::istream_iterator<std::int64_t>{});
  }
  CHECK(said == "S insert into t(name) values($1)\nS select id from t where name = $1\nP SCAN t\n");
  REQUIRE(work.size() == 102);
  for (const auto& [at, rows] : {std::pair{99, 1}, std::pair{100, 2}, std::pair{101, 0}}) {
    const auto& one = work[static_cast<std::size_t>(at)];  // number, rows, steps, scan steps, sorts
    REQUIRE(one.size() == 5);
    CHECK(one[0] == (at < 100 ? 0 : 1));
    CHECK(one[1] == rows);
    CHECK((one[2] > 300) == (at >= 100));
    CHECK(one[3] == (at < 100 ? 0 : 99));
  }
}

}  // namespace
}  // namespace liandong::store
