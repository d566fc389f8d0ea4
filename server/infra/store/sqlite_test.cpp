// What only a store in a file can get wrong.
#include "infra/store/database.hpp"
#include "infra/store/query_plans.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdlib.h>

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

TEST_CASE("each statement's plan is written down once") {
  const Folder folder;
  const auto plans = folder.path / "plans";
  const auto database = with_query_plans(open_sqlite((folder.path / "x.db").string(), true), plans);
  const auto writer = database->open_writer();
  writer->script("create table t(id integer primary key, name text not null)");
  writer->execute("insert into t(name) values($1)", {"a"});
  for (int i = 0; i < 2; ++i) {
    int rows = 0;
    database->open_reader()->query("select id from t where name = $1", {"a"},
                                   [&](const Row&) { ++rows; });
    CHECK(rows == 1);
  }
  std::ifstream in{plans};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  CHECK(text == "S insert into t(name) values($1)\nS select id from t where name = $1\nP SCAN t\n");
}

}  // namespace
}  // namespace liandong::store
