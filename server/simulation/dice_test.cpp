#include "simulation/dice.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>

namespace liandong::simulation {

// Computed by the reference code of xoshiro256** and splitmix64.
TEST_CASE("a seed throws the same numbers on every machine") {
  Dice dice{0};
  CHECK(dice.next() == 11091344671253066420U);
  CHECK(dice.next() == 13793997310169335082U);
  CHECK(dice.next() == 1900383378846508768U);
}

TEST_CASE("numbers reach both bounds and nothing beyond, also of one and of all numbers") {
  Dice dice{1};
  std::set<std::int64_t> thrown;
  for (int i = 0; i < 1'000; ++i) {
    thrown.insert(dice.number(-2, 3));
  }
  CHECK(thrown == std::set<std::int64_t>{-2, -1, 0, 1, 2, 3});
  CHECK(dice.number(5, 5) == 5);
  CHECK(dice.number(5, 1) == 5);
  static_cast<void>(dice.number(INT64_MIN, INT64_MAX));
}

TEST_CASE("a weight of nothing is never chosen, the others about as often as they say") {
  Dice dice{2};
  std::array<int, 3> chosen{};
  const std::array<int, 3> weights{1, 0, 3};
  for (int i = 0; i < 4'000; ++i) {
    ++chosen[dice.weighted(weights)];
  }
  CHECK(chosen[1] == 0);
  CHECK(chosen[0] > 900);
  CHECK(chosen[0] < 1'100);
}

TEST_CASE("what happens two and a half times on average does so") {
  Dice dice{3};
  int sum = 0;
  for (int i = 0; i < 4'000; ++i) {
    const int times = dice.times(2'500);
    CHECK(times <= 5);
    sum += times;
  }
  CHECK(sum > 9'700);
  CHECK(sum < 10'300);
}

}  // namespace liandong::simulation
