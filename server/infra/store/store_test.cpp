#include "infra/store/database.hpp"
#include "infra/store/schema.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <vector>

namespace liandong::store {
namespace {

std::int64_t count(Connection& connection, std::string_view table) {
  std::int64_t n = -1;
  connection.query("select count(*) from " + std::string{table}, {},
                   [&](const Row& row) { n = row.integer(0); });
  return n;
}

TEST_CASE("an empty store is brought to the newest schema once") {
  const auto database = open_sqlite(":memory:", true);
  const auto writer = database->open_writer();
  CHECK(schema_version(*writer) == 0);
  migrate(*writer);
  CHECK(schema_version(*writer) == migrations().back().version);
  migrate(*writer);
  CHECK(count(*writer, "schema_version") == static_cast<std::int64_t>(migrations().size()));
}

TEST_CASE("a store newer than the program is refused") {
  const auto database = open_sqlite(":memory:", true);
  const auto writer = database->open_writer();
  migrate(*writer);
  writer->execute("insert into schema_version(version) values($1)", {9'999});
  CHECK_THROWS_AS(migrate(*writer), StoreBroken);
}

TEST_CASE("events can be neither changed nor deleted") {
  const auto database = open_sqlite(":memory:", true);
  const auto writer = database->open_writer();
  migrate(*writer);
  writer->execute(
      "insert into event values('c',1,'s',1,1,'x','t','cmd',0,0,'a','p','u','{}',$1,$1)",
      {Param::bytes("h")});
  CHECK_THROWS_AS(writer->execute("update event set payload = 'other'"), ConstraintViolated);
  CHECK_THROWS_AS(writer->execute("delete from event"), ConstraintViolated);
  CHECK(count(*writer, "event") == 1);
}

TEST_CASE("parameters keep their type and order, also when used out of order") {
  const auto database = open_sqlite(":memory:", true);
  const auto writer = database->open_writer();
  std::vector<std::string> seen;
  writer->query("select $2, $1, $3", {Param{7}, Param{"䶮"}, Param{nullptr}}, [&](const Row& row) {
    seen = {row.str(0), std::to_string(row.integer(1)), row.is_null(2) ? "null" : "value"};
  });
  CHECK(seen == std::vector<std::string>{"䶮", "7", "null"});
  CHECK_THROWS_AS(writer->execute("select $1", {}), StoreBroken);
}

TEST_CASE("a transaction that throws leaves nothing behind") {
  const auto database = open_sqlite(":memory:", true);
  const auto writer = database->open_writer();
  migrate(*writer);
  CHECK_THROWS_AS(in_transaction(*writer,
                                 [&] {
                                   writer->execute("insert into target values('c','a','1wd')");
                                   writer->execute("insert into target values('c','a','1wd')");
                                 }),
                  ConstraintViolated);
  CHECK(count(*writer, "target") == 0);
}

TEST_CASE("a reader cannot write and does not block the writer") {
  const auto path = std::filesystem::temp_directory_path() / "liandong_store_test.db";
  std::filesystem::remove(path);
  {
    const auto database = open_sqlite(path.string(), true);
    const auto writer = database->open_writer();
    migrate(*writer);
    const auto reader = database->open_reader();
    CHECK_THROWS_AS(reader->execute("insert into target values('c','a','1wd')"), StoreUnavailable);
    writer->begin();
    writer->execute("insert into target values('c','a','1wd')");
    CHECK(count(*reader, "target") == 0);
    writer->commit();
    CHECK(count(*reader, "target") == 1);
  }
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(path.string() + suffix);
  }
}

TEST_CASE("a missing file is an error unless it may be created") {
  CHECK_THROWS_AS((void)open_sqlite("/nonexistent/x.db", true), StoreUnavailable);
  CHECK_THROWS_AS((void)open_sqlite("/tmp/liandong_absent.db", false), StoreUnavailable);
}

}  // namespace
}  // namespace liandong::store
