// A store moved to another kind and back is the same, row by row.
#include "infra/store/copy.hpp"

#include "infra/store/tables.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

namespace liandong::store {
namespace {

using test::TestStore;

struct File {
  std::unique_ptr<Database> database = open_sqlite(":memory:", true);
  std::unique_ptr<Connection> writer = database->open_writer();
  File() { migrate(*writer); }
};

void fill(Connection& writer) {
  for (int i = 0; i < 1'203; ++i) {
    const std::string name = (i % 2 == 0 ? "甲" : "B") + std::to_string(i);
    writer.execute("insert into target(city, name, period) values('c', $1, $2)", {name, "1wd"});
    writer.execute(
        "insert into content(city, id, stream_id, personal, salt, body, erased_at) "
        "values('c', $1, '', $2, $3, $4, $5)",
        {name, i - 600, Param::bytes(std::string("\0\xFF", 2)),
         i % 3 == 0 ? Param{nullptr} : Param::bytes(""), i % 5 == 0 ? Param{i} : Param{nullptr}});
  }
}

std::int64_t copy(Connection& from, Connection& to) {
  std::int64_t rows = 0;
  from.begin();
  in_transaction(to, [&] { rows = copy_rows(from, to); });
  from.commit();
  return rows;
}

TEST_CASE("every table has a key and columns of the three kinds") {
  const TestStore place{TestStore::Kind::blank};
  const auto database = place.open();
  const auto writer = database->open_writer();
  migrate(*writer);
  const File file;
  const auto tables = tables_of(*writer);
  const auto same = tables_of(*file.writer);
  REQUIRE(tables.size() > 40);
  REQUIRE(tables.size() == same.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    CAPTURE(tables[i].name);
    CHECK(tables[i].name == same[i].name);
    CHECK(tables[i].key == same[i].key);
    CHECK(!tables[i].key.empty());
    REQUIRE(tables[i].columns.size() == same[i].columns.size());
    for (std::size_t column = 0; column < same[i].columns.size(); ++column) {
      CHECK(tables[i].columns[column].name == same[i].columns[column].name);
      CHECK(tables[i].columns[column].kind == same[i].columns[column].kind);
    }
  }
}

TEST_CASE("rows go to the other store and back without a change") {
  const File from;
  fill(*from.writer);
  const TestStore place{TestStore::Kind::blank};
  const auto between = place.open();
  const auto through = between->open_writer();
  migrate(*through);
  const File to;
  CHECK(copy(*from.writer, *through) == 2'406);
  CHECK(compare_rows(*from.writer, *through) == 2'406);
  CHECK(copy(*through, *to.writer) == 2'406);
  CHECK(compare_rows(*from.writer, *to.writer) == 2'406);
}

TEST_CASE("a filled database knows the sizes of its tables" * doctest::skip(!test::on_postgres())) {
  const File from;
  fill(*from.writer);
  const TestStore place{TestStore::Kind::file};
  const auto database = place.open();
  const auto to = database->open_writer();
  const auto rows_known = [&](std::string_view table) {
    std::int64_t rows = 0;
    to->query("select reltuples::bigint from pg_class where oid = to_regclass($1)", {table},
              [&](const Row& row) { rows = row.integer(0); });
    return rows;
  };
  CHECK(rows_known("content") <= 0);
  copy(*from.writer, *to);
  CHECK(rows_known("content") == 1'203);
  CHECK(rows_known("event") == 0);
}

TEST_CASE("a difference of one value, one row or null and nothing is found") {
  const File from;
  fill(*from.writer);
  const TestStore place{TestStore::Kind::blank};
  const auto database = place.open();
  const auto to = database->open_writer();
  migrate(*to);
  copy(*from.writer, *to);
  for (const std::string change : {"update content set personal = personal + 1 where id = 'B601'",
                                   "update content set body = null where id = 'B601'",
                                   "update target set period = '1wd ' where name = '甲1202'",
                                   "delete from target where name = 'B1201'",
                                   "insert into target(city, name, period) values('d', '', '')"}) {
    CAPTURE(change);
    to->begin();
    to->execute(change);
    CHECK_THROWS_AS((void)compare_rows(*from.writer, *to), StoreBroken);
    to->rollback();
    CHECK(compare_rows(*from.writer, *to) == 2'406);
  }
}

TEST_CASE("a store with rows, or of another version, is not filled") {
  const File from;
  const TestStore place{TestStore::Kind::blank};
  const auto database = place.open();
  const auto to = database->open_writer();
  CHECK_THROWS_AS(copy(*from.writer, *to), StoreBroken);
  from.writer->rollback();
  migrate(*to);
  to->execute("insert into target(city, name, period) values('c', 'a', '1wd')");
  CHECK_THROWS_AS(copy(*from.writer, *to), StoreBroken);
  from.writer->rollback();
  to->execute("delete from target");
  to->execute("insert into schema_version(version) values(9999)");
  CHECK_THROWS_AS(copy(*from.writer, *to), StoreBroken);
  from.writer->rollback();
}

TEST_CASE("a database is emptied all or nothing, guards and all" *
          doctest::skip(!test::on_postgres())) {
  const File from;
  fill(*from.writer);
  const TestStore place{TestStore::Kind::blank};
  const auto database = place.open();
  const auto to = database->open_writer();
  migrate(*to);
  copy(*from.writer, *to);
  to->execute("insert into event values('c',1,'s',1,1,'x','t','cmd',0,0,'a','p','u','{}',$1,$1)",
              {Param::bytes("h")});
  to->begin();
  empty_tables(*to);
  to->rollback();
  CHECK_THROWS_AS(to->execute("delete from event"), ConstraintViolated);
  CHECK_THROWS_AS((void)copy(*from.writer, *to), StoreBroken);
  from.writer->rollback();
  in_transaction(*to, [&] {
    empty_tables(*to);
    copy_rows(*from.writer, *to);
  });
  CHECK(compare_rows(*from.writer, *to) == 2'406);
  to->execute("insert into event values('c',1,'s',1,1,'x','t','cmd',0,0,'a','p','u','{}',$1,$1)",
              {Param::bytes("h")});
  CHECK_THROWS_AS(to->execute("delete from event"), ConstraintViolated);
}

TEST_CASE("a file is not emptied") {
  const File file;
  CHECK_THROWS_AS(empty_tables(*file.writer), StoreBroken);
}

}  // namespace
}  // namespace liandong::store
