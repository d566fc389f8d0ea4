#include "engine/used_keys.hpp"

#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <string>

namespace liandong::engine {
namespace {

const CityCode city{"130581"};

struct Keys {
  test::TestStore store;
  std::unique_ptr<store::Database> database = store.open();
  std::unique_ptr<store::Connection> writer = database->open_writer();

  void store_key(std::string_view key, std::string_view of_city = "130581") const {
    writer->begin();
    writer->execute(
        "insert into idempotency(city, caller, route, key, body_hash, status, response, "
        "created_at) values($1, 'p@u', '/r', $2, $3, 200, '{}', 0)",
        {of_city, key, Digest{}});
    writer->commit();
  }
};

bool may_be_used(const UsedKeys& used, std::string_view key) {
  return used.may_be_used("p@u", "/r", key);
}

}  // namespace

TEST_CASE("before the store was read, every key may have been used") {
  const UsedKeys used{100};
  CHECK(may_be_used(used, "a"));
}

TEST_CASE(
    "a key of the store may have been used; of another caller, route, text or city it is new") {
  const Keys keys;
  keys.store_key("a");
  keys.store_key("elsewhere", "130582");
  UsedKeys used{100};
  used.load(*keys.writer, city);
  CHECK(may_be_used(used, "a"));
  CHECK(!may_be_used(used, "b"));
  CHECK(!may_be_used(used, "elsewhere"));
  CHECK(!used.may_be_used("q@u", "/r", "a"));
  CHECK(!used.may_be_used("p@u", "/s", "a"));
  CHECK(!used.may_be_used("p@u/", "r", "a"));
}

TEST_CASE("a key counts as used from the moment it is about to be written") {
  const Keys keys;
  UsedKeys used{100};
  used.load(*keys.writer, city);
  used.add(*keys.writer, city, "p@u", "/r", "a");
  CHECK(may_be_used(used, "a"));
  used.load(*keys.writer, city);  // it was rolled back
  CHECK(!may_be_used(used, "a"));
}

TEST_CASE("half as many keys as may be remembered are read, one more and every key is asked for") {
  const Keys keys;
  keys.store_key("a");
  keys.store_key("b");
  UsedKeys used{4};
  used.load(*keys.writer, city);
  CHECK(!may_be_used(used, "new"));
  keys.store_key("c");
  used.load(*keys.writer, city);
  CHECK(may_be_used(used, "new"));
  used.add(*keys.writer, city, "p@u", "/r", "d");
  CHECK(may_be_used(used, "new"));
}

TEST_CASE("a full memory is read anew: what expired is forgotten, what is stored is not") {
  const Keys keys;
  keys.store_key("stored");
  UsedKeys used{4};
  used.load(*keys.writer, city);
  for (const char* key : {"1", "2", "3"}) {
    used.add(*keys.writer, city, "p@u", "/r", key);
  }
  CHECK(may_be_used(used, "1"));
  used.add(*keys.writer, city, "p@u", "/r", "4");
  CHECK(may_be_used(used, "stored"));
  CHECK(may_be_used(used, "4"));
  CHECK(!may_be_used(used, "1"));
}

TEST_CASE("a memory of size zero leaves every question to the store once it holds a key") {
  const Keys keys;
  keys.store_key("a");
  UsedKeys used{0};
  used.load(*keys.writer, city);
  CHECK(may_be_used(used, "a"));
  CHECK(may_be_used(used, "b"));
}

}  // namespace liandong::engine
