// What both stores must do alike; run once on each.
#include "infra/store/database.hpp"
#include "infra/store/schema.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

namespace liandong::store {
namespace {

using test::TestStore;

std::int64_t count(Connection& connection, std::string_view table) {
  std::int64_t n = -1;
  connection.query("select count(*) from " + std::string{table}, {},
                   [&](const Row& row) { n = row.integer(0); });
  return n;
}

/// The first column of every row, in order.
std::vector<std::string> words(Connection& connection, std::string_view sql, Params params = {}) {
  std::vector<std::string> seen;
  connection.query(sql, params,
                   [&](const Row& row) { seen.push_back(row.is_null(0) ? "null" : row.str(0)); });
  return seen;
}

struct Opened {
  explicit Opened(TestStore::Kind kind = TestStore::Kind::file) : place(kind) {}
  TestStore place;
  std::unique_ptr<Database> database = place.open();
  std::unique_ptr<Connection> writer = database->open_writer();
};

constexpr std::string_view insert_target =
    "insert into target(city, name, period) values('c', $1, $2)";

TEST_CASE("an empty store is brought to the newest schema once") {
  const Opened opened{TestStore::Kind::blank};
  Connection& writer = *opened.writer;
  CHECK(schema_version(writer) == 0);
  migrate(writer);
  CHECK(schema_version(writer) == migrations().back().version);
  migrate(writer);
  CHECK(count(writer, "schema_version") == static_cast<std::int64_t>(migrations().size()));
}

TEST_CASE("a store newer than the program is refused") {
  const Opened opened{TestStore::Kind::blank};
  migrate(*opened.writer);
  opened.writer->execute("insert into schema_version(version) values($1)", {9'999});
  CHECK_THROWS_AS(migrate(*opened.writer), StoreBroken);
}

TEST_CASE("events can be neither changed nor deleted") {
  const Opened opened;
  Connection& writer = *opened.writer;
  writer.execute("insert into event values('c',1,'s',1,1,'x','t','cmd',0,0,'a','p','u','{}',$1,$1)",
                 {Param::bytes("h")});
  CHECK_THROWS_AS(writer.execute("update event set payload = 'other'"), ConstraintViolated);
  CHECK_THROWS_AS(writer.execute("delete from event"), ConstraintViolated);
  CHECK(count(writer, "event") == 1);
}

TEST_CASE("parameters keep their type and order, also when used out of order") {
  const Opened opened;
  std::vector<std::string> seen;
  opened.writer->query(
      "select $2, $1, $3", {Param{7}, Param{"䶮"}, Param{nullptr}}, [&](const Row& row) {
        seen = {row.str(0), std::to_string(row.integer(1)), row.is_null(2) ? "null" : "value"};
      });
  CHECK(seen == std::vector<std::string>{"䶮", "7", "null"});
  CHECK_THROWS_AS(opened.writer->execute("select $1", {}), StoreBroken);
}

TEST_CASE("a parameter that was null the first time takes any number later") {
  const Opened opened;
  const auto same = [&](const Param& value) {
    return words(*opened.writer, "select 'yes' where coalesce($1, 0) = 4000000000", {value});
  };
  CHECK(same(Param{nullptr}).empty());
  CHECK(same(Param{std::int64_t{4'000'000'000}}) == std::vector<std::string>{"yes"});
  CHECK(same(Param{nullptr}).empty());
}

TEST_CASE("numbers, truth, sums, bytes and texts come back as they went in") {
  const Opened opened;
  const std::string raw{"\0\x01\xFF'\\", 5};
  Connection& writer = *opened.writer;
  writer.execute(
      "insert into content(city, id, stream_id, personal, salt, body) "
      "values('c', 'a', $1, $2, $3, $4)",
      {"it's 〔2026〕", std::int64_t{-9'000'000'000'000}, Param::bytes(raw), Param::bytes("")});
  bool seen = false;
  writer.query("select stream_id, personal, salt, body, erased_at, personal < 0, id from content",
               {}, [&](const Row& row) {
                 seen = true;
                 CHECK(row.str(0) == "it's 〔2026〕");
                 CHECK(row.integer(1) == -9'000'000'000'000);
                 CHECK(row.str(1) == "-9000000000000");
                 CHECK(row.text(2) == raw);
                 CHECK(!row.is_null(3));
                 CHECK(row.text(3).empty());
                 CHECK(row.is_null(4));
                 CHECK(row.integer(4) == 0);
                 CHECK(row.text(4).empty());
                 CHECK(row.boolean(5));
                 CHECK(row.integer(6) == 0);
               });
  CHECK(seen);
  for (const std::int64_t n : {std::int64_t{1}, std::int64_t{9'999}, std::int64_t{10'000},
                               std::int64_t{120'000'000}, std::int64_t{-50'007}}) {
    writer.execute("update content set personal = $1", {n});
    writer.query("select sum(personal), max(personal), count(*) from content", {},
                 [&](const Row& row) {
                   CHECK(row.integer(0) == n);
                   CHECK(row.integer(1) == n);
                   CHECK(row.integer(2) == 1);
                 });
  }
}

TEST_CASE("texts stand in the order of their bytes") {
  const Opened opened;
  for (const auto* name : {"乙", "b", "B", "a", "_", "甲", "ä", "Z9", "Z10"}) {
    opened.writer->execute(insert_target, {name, "1wd"});
  }
  CHECK(words(*opened.writer, "select name from target order by name") ==
        std::vector<std::string>{"B", "Z10", "Z9", "_", "a", "b", "ä", "乙", "甲"});
}

TEST_CASE("a transaction that throws leaves nothing behind") {
  const Opened opened;
  Connection& writer = *opened.writer;
  CHECK_THROWS_AS(in_transaction(writer,
                                 [&] {
                                   writer.execute(insert_target, {"a", "1wd"});
                                   writer.execute(insert_target, {"a", "1wd"});
                                 }),
                  ConstraintViolated);
  CHECK(count(writer, "target") == 0);
  in_transaction(writer, [&] { writer.execute(insert_target, {"a", "1wd"}); });
  CHECK(count(writer, "target") == 1);
}

TEST_CASE("a failure that is thrown late is thrown before anything is kept") {
  const Opened opened;
  Connection& writer = *opened.writer;
  writer.begin();
  bool thrown = false;
  try {
    writer.execute(insert_target, {"a", "1wd"});
    writer.execute(insert_target, {"a", "1wd"});
    writer.execute(insert_target, {"b", "1wd"});
    writer.commit();
  } catch (const ConstraintViolated&) {
    thrown = true;
  }
  writer.rollback();
  CHECK(thrown);
  CHECK(count(writer, "target") == 0);
}

TEST_CASE("what came after a savepoint can be undone alone") {
  const Opened opened;
  Connection& writer = *opened.writer;
  in_transaction(writer, [&] {
    writer.execute(insert_target, {"before", "1wd"});
    writer.savepoint();
    writer.execute(insert_target, {"undone", "1wd"});
    writer.rollback_to_savepoint();
    writer.savepoint();
    writer.execute(insert_target, {"kept", "1wd"});
    writer.release_savepoint();
    writer.execute(insert_target, {"after", "1wd"});
  });
  CHECK(words(writer, "select name from target order by name") ==
        std::vector<std::string>{"after", "before", "kept"});
}

TEST_CASE("the number of changed rows is that of the last statement") {
  const Opened opened;
  Connection& writer = *opened.writer;
  in_transaction(writer, [&] {
    for (const auto* name : {"a", "b", "c"}) {
      writer.execute(insert_target, {name, "1wd"});
    }
    writer.execute("update target set period = '2wd' where name <> 'a'");
    CHECK(writer.changes() == 2);
    writer.execute("delete from target where name = 'x'");
    CHECK(writer.changes() == 0);
  });
}

TEST_CASE("more statements than the connection holds back go out in order") {
  const Opened opened;
  Connection& writer = *opened.writer;
  in_transaction(writer, [&] {
    for (int i = 0; i < 1'000; ++i) {
      writer.execute(insert_target, {"n" + std::to_string(i), "1wd"});
      writer.execute("update target set period = period || $1 where name = 'n0'", {"."});
    }
  });
  CHECK(count(writer, "target") == 1'000);
  CHECK(words(writer, "select length(period) from target where name = 'n0'") ==
        std::vector<std::string>{"1003"});
}

TEST_CASE("questions may be asked while rows are looked at") {
  const Opened opened;
  Connection& writer = *opened.writer;
  for (const auto* name : {"a", "b"}) {
    writer.execute(insert_target, {name, "1wd"});
  }
  std::string seen;
  writer.query("select name from target order by name", {}, [&](const Row& row) {
    seen += row.str(0) +
            words(writer, "select period from target where name = $1", {row.text(0)}).front();
  });
  CHECK(seen == "a1wdb1wd");
}

TEST_CASE("a reader cannot write, sees what is committed and nothing before, and blocks nobody") {
  const Opened opened;
  Connection& writer = *opened.writer;
  const auto reader = opened.database->open_reader();
  CHECK_THROWS_AS(reader->execute(insert_target, {"a", "1wd"}), StoreUnavailable);
  writer.begin();
  writer.execute(insert_target, {"a", "1wd"});
  CHECK(count(writer, "target") == 1);
  CHECK(count(*reader, "target") == 0);
  writer.commit();
  CHECK(count(*reader, "target") == 1);
}

TEST_CASE("a reader's transaction is one view of the store") {
  const Opened opened;
  const auto reader = opened.database->open_reader();
  reader->begin();
  CHECK(count(*reader, "target") == 0);
  opened.writer->execute(insert_target, {"a", "1wd"});
  CHECK(count(*reader, "target") == 0);
  reader->commit();
  CHECK(count(*reader, "target") == 1);
}

TEST_CASE("statements that were prepared outlive a change of the schema") {
  const Opened opened{TestStore::Kind::blank};
  Connection& writer = *opened.writer;
  writer.script("create table t(a bigint); insert into t values(1)");
  CHECK(words(writer, "select * from t") == std::vector<std::string>{"1"});
  writer.script("drop table t; create table t(b text); insert into t values('x')");
  std::optional<std::vector<std::string>> seen;
  try {
    seen = words(writer, "select * from t");
  } catch (const StoreUnavailable&) {  // once, as if the store had been busy
    seen = words(writer, "select * from t");
  }
  CHECK(seen == std::vector<std::string>{"x"});
}

TEST_CASE("wrong SQL is our mistake, and the connection is good afterwards") {
  const Opened opened;
  CHECK_THROWS_AS(opened.writer->execute("selekt 1"), StoreBroken);
  CHECK_THROWS_AS(opened.writer->execute("select nothing from target"), StoreBroken);
  CHECK_THROWS_AS(opened.writer->script("create table"), StoreBroken);
  CHECK(count(*opened.writer, "target") == 0);
}

}  // namespace
}  // namespace liandong::store
