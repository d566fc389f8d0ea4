// Random commands for walks through the engine: dice, and bodies that are mostly right.
#pragma once

#include "support/city/test_city.hpp"

#include <initializer_list>
#include <random>

namespace liandong::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t number(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>{from, to}(engine_);
  }
  bool chance(int percent) { return number(1, 100) <= percent; }
  template <class List>
  auto of(const List& list) {
    return *std::next(std::begin(list), number(0, static_cast<std::int64_t>(std::size(list)) - 1));
  }
  std::string_view of(std::initializer_list<std::string_view> list) {
    return *std::next(list.begin(), number(0, static_cast<std::int64_t>(list.size()) - 1));
  }

 private:
  std::mt19937_64 engine_;
};

/// Every unit of the test city.
inline constexpr std::string_view units[] = {sucun,       sucun_team, dagaocun,   fenggang, land,
                                             land_office, housing,    market,     ecology,  police,
                                             prosecutor,  justice,    government, merged};

/// Writes a body for any command: mostly right, now and then too long, missing, unknown or in the
/// future.
class RandomBodies {
 public:
  RandomBodies(TestCity& city, Dice& dice);
  ~RandomBodies();
  RandomBodies(const RandomBodies&) = delete;
  RandomBodies& operator=(const RandomBodies&) = delete;
  /// @param state of the matter as stored, for the ids a command may name
  [[nodiscard]] std::string of(std::string_view command, const Actor& actor,
                               std::string_view state);

 private:
  class Bodies;
  std::unique_ptr<Bodies> bodies_;
};

}  // namespace liandong::test
