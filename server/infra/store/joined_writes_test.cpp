// The writes of a commit are joined, and nothing of it shows.
#include "infra/store/database.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <string>

namespace liandong::store {
namespace {

struct Place {
  Place() {
    std::string name = (std::filesystem::temp_directory_path() / "liandong-joined-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder = name;
    database = open_sqlite(file(), true);
    writer = database->open_writer();
    writer->script("create table t(id integer primary key, body text not null)");
  }
  ~Place() {
    writer.reset();
    database.reset();
    std::filesystem::remove_all(folder);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  [[nodiscard]] std::string file() const { return (folder / "x.db").string(); }
  void insert(int rows, char letter) const {
    for (int i = 0; i < rows; ++i) {
      writer->execute("insert into t(body) values($1)", {std::string(1000, letter)});
    }
  }
  [[nodiscard]] std::int64_t number(Connection& connection, std::string_view sql) const {
    std::int64_t found = -1;
    connection.query(sql, {}, [&](const Row& row) { found = row.integer(0); });
    return found;
  }

  std::filesystem::path folder;
  std::unique_ptr<Database> database;
  std::unique_ptr<Connection> writer;
};

std::int64_t write_calls() {
  std::ifstream io{"/proc/self/io"};
  std::string name;
  std::int64_t count = 0;
  while (io >> name >> count) {
    if (name == "syscw:") {
      return count;
    }
  }
  return -1;
}

TEST_CASE("a commit of many pages is a few calls of the system") {
  const Place place;
  in_transaction(*place.writer, [&] { place.insert(1, 'a'); });
  const std::int64_t before = write_calls();
  in_transaction(*place.writer, [&] { place.insert(500, 'b'); });  // 125 pages at least
  CHECK(write_calls() - before < 20);
}

TEST_CASE("others see a commit whole and at once, and nothing of what was rolled back") {
  const Place place;
  const auto reader = place.database->open_reader();
  for (int round = 1; round <= 20; ++round) {
    in_transaction(*place.writer, [&] { place.insert(100, 'c'); });
    CHECK(place.number(*reader, "select count(*) from t") == 100 * round);
    place.writer->begin();
    place.insert(100, 'd');
    place.writer->rollback();
    CHECK(place.number(*reader, "select count(*) from t") == 100 * round);
  }
}

TEST_CASE("a transaction larger than all memory reads what it wrote, and can be given up") {
  const Place place;
  place.writer->execute("pragma cache_size=10");
  in_transaction(*place.writer, [&] { place.insert(10, 'a'); });
  for (const bool kept : {false, true}) {
    place.writer->begin();
    place.insert(5000, 'b');
    CHECK(place.number(*place.writer, "select count(*) from t where body glob 'b*'") == 5000);
    place.writer->execute("update t set body = 'c' || body where id % 7 = 0");
    if (kept) {
      place.writer->commit();
    } else {
      place.writer->rollback();
    }
    CHECK(place.number(*place.writer, "select count(*) from t") == (kept ? 5010 : 10));
    std::string verdict;
    place.writer->query("pragma integrity_check", {},
                        [&](const Row& row) { verdict = row.str(0); });
    CHECK(verdict == "ok");
  }
}

TEST_CASE("what is on the disk after a commit is the commit, although nothing was closed") {
  const Place place;
  in_transaction(*place.writer, [&] { place.insert(300, 'e'); });
  const auto copy = place.folder / "copy.db";
  std::filesystem::copy_file(place.file(), copy);
  std::filesystem::copy_file(place.file() + "-wal", copy.string() + "-wal");
  const auto other = open_sqlite(copy.string(), false);
  CHECK(place.number(*other->open_reader(), "select count(*) from t") == 300);
}

}  // namespace
}  // namespace liandong::store
