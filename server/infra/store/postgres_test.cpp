// What only a store behind a connection can get wrong; run where the tests have a server.
#include "infra/store/database.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <string>

namespace liandong::store {
namespace {

using test::TestStore;

std::int64_t number(Connection& connection, std::string_view sql) {
  std::int64_t n = -1;
  connection.query(sql, {}, [&](const Row& row) { n = row.integer(0); });
  return n;
}

/// Ends the server's side of a connection, as a server that goes down does.
void cut(Database& database, Connection& victim) {
  const std::int64_t process = number(victim, "select pg_backend_pid()");
  database.open_writer()->query("select pg_terminate_backend($1::int, 5000)", {process},
                                [](const Row& row) { CHECK(row.boolean(0)); });
}

constexpr std::string_view insert = "insert into target(city, name, period) values('c', $1, '1wd')";

TEST_SUITE("postgres" * doctest::skip(!test::on_postgres())) {
  TEST_CASE("a reader that lost its connection reads on") {
    const TestStore place{TestStore::Kind::file};
    const auto database = open_postgres(place.location());
    const auto reader = database->open_reader();
    CHECK(number(*reader, "select count(*) from target") == 0);
    cut(*database, *reader);
    CHECK(number(*reader, "select count(*) from target") == 0);
    CHECK_THROWS_AS(reader->execute(insert, {"a"}), StoreUnavailable);
  }

  TEST_CASE("a writer that lost its connection says so, keeps nothing, and writes on") {
    const TestStore place{TestStore::Kind::file};
    const auto database = open_postgres(place.location());
    const auto writer = database->open_writer();
    writer->begin();
    writer->execute(insert, {"lost"});
    CHECK(number(*writer, "select count(*) from target") == 1);
    cut(*database, *writer);
    CHECK_THROWS_AS(writer->query("select 1", {}, [](const Row&) {}), ConnectionLost);
    writer->rollback();
    in_transaction(*writer, [&] { writer->execute(insert, {"kept"}); });
    CHECK(number(*writer, "select count(*) from target") == 1);
  }

  TEST_CASE("a commit whose answer got lost is looked up") {
    const TestStore place{TestStore::Kind::file};
    const auto database = open_postgres(place.location());
    const auto writer = database->open_writer();
    writer->begin();
    writer->execute(insert, {"a"});
    cut(*database, *writer);
    // The server undid it when the connection ended, and says so.
    try {
      writer->commit();
      FAIL("committed over a dead connection");
    } catch (const CommitUnknown&) {
      FAIL("the server knows");
    } catch (const ConnectionLost&) {
    }
    writer->rollback();
    CHECK(number(*writer, "select count(*) from target") == 0);
  }

  TEST_CASE("one write transaction at a time; the next one waits for it") {
    const TestStore place{TestStore::Kind::file};
    const auto database = open_postgres(place.location());
    const auto first = database->open_writer();
    const auto second = database->open_writer();
    second->script("set lock_timeout = '50ms'");
    first->begin();
    CHECK_THROWS_AS(second->begin(), StoreUnavailable);
    second->rollback();
    first->commit();
    second->begin();
    second->commit();
  }

  TEST_CASE("a read that takes too long is ended") {
    const TestStore place{TestStore::Kind::file};
    const auto reader = open_postgres(place.location())->open_reader();
    reader->script("set statement_timeout = '50ms'");
    CHECK_THROWS_AS(reader->query("select pg_sleep(10)", {}, [](const Row&) {}), StoreUnavailable);
    CHECK(number(*reader, "select 1") == 1);
  }

  TEST_CASE("a commit is durable even where the server is set to less") {
    const TestStore place{TestStore::Kind::file};
    const auto database = open_postgres(place.location() + "%20-csynchronous_commit%3Doff");
    const auto mode = [](Connection& connection) {
      std::string said;
      connection.query("select current_setting('synchronous_commit')", {},
                       [&](const Row& row) { said = row.str(0); });
      return said;
    };
    CHECK(mode(*database->open_reader()) == "off");
    CHECK(mode(*database->open_writer()) == "on");
  }

  TEST_CASE("the log cannot be emptied at once either") {
    const TestStore place{TestStore::Kind::file};
    CHECK_THROWS_AS(open_postgres(place.location())->open_writer()->script("truncate event"),
                    ConstraintViolated);
  }

  TEST_CASE("a database that orders text by language, or is not there, is refused") {
    const TestStore place{TestStore::Kind::file};
    const auto writer = open_postgres(place.location())->open_writer();
    writer->script("drop database if exists liandong_by_language");
    writer->script(
        "create database liandong_by_language template template0 encoding 'UTF8' "
        "locale 'C.UTF-8'");
    const auto address = [&](const std::string& name) {
      return place.location() + "&dbname=" + name;
    };
    CHECK_THROWS_AS((void)open_postgres(address("liandong_by_language")), StoreBroken);
    CHECK_THROWS_AS((void)open_postgres(address("liandong_absent")), StoreUnavailable);
    CHECK_THROWS_AS((void)open_postgres("postgresql:///x?nonsense=1"), StoreBroken);
    writer->script("drop database liandong_by_language");
  }

  TEST_CASE("the name of a store never holds its password") {
    const TestStore place{TestStore::Kind::file};
    const auto database = open_postgres(place.location() + "&password=secret-word");
    CHECK(database->name().find("secret-word") == std::string::npos);
    CHECK(database->name().starts_with("PostgreSQL "));
  }
}

}  // namespace
}  // namespace liandong::store
