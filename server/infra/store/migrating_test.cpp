// Which programs may use a store that a later one has brought further.
#include "infra/store/schema.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

namespace liandong::store {
namespace {

using test::TestStore;

struct Opened {
  TestStore place{TestStore::Kind::blank};
  std::unique_ptr<Database> database = place.open();
  std::unique_ptr<Connection> writer = database->open_writer();
  void later(int steps, int oldest_program) const {
    writer->execute("insert into schema_version(version, oldest_program) values($1, $2)",
                    {newest_schema() + steps, oldest_program});
  }
};

}  // namespace

TEST_CASE("a program goes on in a store whose newer step only added something") {
  const Opened opened;
  migrate(*opened.writer);
  opened.later(1, newest_schema());
  CHECK_NOTHROW(migrate(*opened.writer));
  CHECK(schema_version(*opened.writer) == newest_schema() + 1);
}

TEST_CASE("a newer step that names nobody, or a later program, keeps this one out") {
  for (const int oldest : {0, newest_schema() + 1}) {
    const Opened opened;
    migrate(*opened.writer);
    opened.later(1, oldest);
    CHECK_THROWS_AS(migrate(*opened.writer), StoreBroken);
  }
}

TEST_CASE("two steps further every one of them must let this program go on") {
  for (const bool first_lets : {true, false}) {
    const Opened opened;
    migrate(*opened.writer);
    opened.later(1, first_lets ? newest_schema() : 0);
    opened.later(2, newest_schema());
    if (first_lets) {
      CHECK_NOTHROW(migrate(*opened.writer));
    } else {
      CHECK_THROWS_AS(migrate(*opened.writer), StoreBroken);
    }
  }
}

TEST_CASE("a store of every earlier version is brought on from there") {
  for (const Migration& step : migrations()) {
    const Opened opened;
    migrate_to(*opened.writer, step.version);
    CHECK(schema_version(*opened.writer) == step.version);
    migrate(*opened.writer);
    CHECK(schema_version(*opened.writer) == newest_schema());
  }
}

TEST_CASE("a step lets go on at most the program that knows the step before it") {
  int before = 0;
  for (const Migration& step : migrations()) {
    CAPTURE(step.version);
    CHECK((step.oldest_program == 0 || step.oldest_program == before));
    before = step.version;
  }
}

}  // namespace liandong::store
