// Answers are kept for repetitions, and not for ever.
#include "app/tidying.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace liandong::app {
namespace {

const CityCode city{"130581"};
constexpr Instant now{1'000'000};

struct Answers {
  test::TestStore store;
  std::unique_ptr<store::Database> database = store.open();
  std::unique_ptr<store::Connection> writer = database->open_writer();

  void given(std::string_view key, Instant at, std::string_view caller = "p@u",
             std::string_view of_city = "130581") const {
    writer->execute(
        "insert into idempotency(city, caller, route, key, body_hash, status, response, "
        "created_at) values($1, $2, '/r', $3, $4, 200, '{}', $5)",
        {of_city, caller, key, Digest{}, at});
  }
  [[nodiscard]] std::vector<std::string> left() const {
    std::vector<std::string> keys;
    writer->query("select key || ' ' || caller from idempotency order by city, key, caller", {},
                  [&](const store::Row& row) { keys.push_back(row.str(0)); });
    return keys;
  }
  /// @return how many portions it took
  [[nodiscard]] int forget(std::size_t portion) const {
    int portions = 0;
    std::string after;
    do {
      after = forget_answers(*writer, city, now, after, portion);
      ++portions;
    } while (!after.empty());
    return portions;
  }
};

}  // namespace

TEST_CASE("an answer given just before the bound goes, one given at it stays") {
  const Answers answers;
  answers.given("a", {now.seconds - 1});
  answers.given("b", now);
  CHECK(answers.forget(10) == 1);
  CHECK(answers.left() == std::vector<std::string>{"b p@u"});
}

TEST_CASE("all answers are looked at, whatever the order of their keys, portion by portion") {
  const Answers answers;
  for (const auto* key : {"e", "a", "𠮷", "c", "d", "b"}) {
    answers.given(key, {now.seconds - 1});
  }
  answers.given("cc", now);
  CHECK(answers.forget(2) == 4);  // seven keys
  CHECK(answers.left() == std::vector<std::string>{"cc p@u"});
}

TEST_CASE("one key of several callers is of one portion, and another city's stay") {
  const Answers answers;
  for (const auto* caller : {"p@u", "q@u", "r@u"}) {
    answers.given("a", {now.seconds - 1}, caller);
  }
  answers.given("a", now, "s@u");
  answers.given("a", {now.seconds - 1}, "p@u", "130582");
  CHECK(answers.forget(2) == 2);
  CHECK(answers.left() == std::vector<std::string>{"a s@u", "a p@u"});
}

TEST_CASE("without any answer there is nothing to do") {
  const Answers answers;
  CHECK(answers.forget(1) == 1);
}

TEST_CASE("a pass takes a portion each time, and the next pass waits") {
  const test::TestStore store{test::TestStore::Kind::file};
  test::TestCity::Options of_city;
  of_city.store = &store;
  test::TestCity town{of_city};
  const auto given = [&](std::string_view key) {
    town.engine().writer().run([&](store::Connection& writer) {
      writer.execute(
          "insert into idempotency(city, caller, route, key, body_hash, status, response, "
          "created_at) values($1, 'p@u', '/r', $2, $3, 200, '{}', 0)",
          {city, key, Digest{}});
    });
  };
  const auto left = [&] { return town.number("select count(*) from idempotency", {}); };
  for (const auto* key : {"a", "b", "c"}) {
    given(key);
  }
  Tidying tidying{town.engine(), {.portion = 2}};
  tidying.run();
  CHECK(left() == 1);
  tidying.run();
  CHECK(left() == 0);
  given("d");
  tidying.run();
  CHECK(left() == 1);
  Tidying at_once{town.engine(), {.portion = 2, .between_passes = std::chrono::seconds{0}}};
  at_once.run();
  CHECK(left() == 0);
  given("e");
  at_once.run();
  CHECK(left() == 0);
}

}  // namespace liandong::app
