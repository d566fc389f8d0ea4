// Dice of the simulation: the same seed throws the same numbers on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace liandong::simulation {

/// xoshiro256** (Blackman and Vigna) filled by splitmix64 from one seed; no distribution of the
/// standard library, whose results differ between implementations.
class Dice {
 public:
  explicit Dice(std::uint64_t seed);

  std::uint64_t next();
  /// Evenly from [from, to]; `from` if the range is empty.
  std::int64_t number(std::int64_t from, std::int64_t to);
  bool chance(int percent) { return number(1, 100) <= percent; }
  bool one_in(std::int64_t n) { return number(1, n) == 1; }
  /// An entry of a list that is not empty.
  template <class List>
  const auto& of(const List& list) {
    return *std::next(std::begin(list), number(0, static_cast<std::int64_t>(std::size(list)) - 1));
  }
  /// The index of one of the weights, as often as its weight says. At least one is above 0.
  std::size_t weighted(std::span<const int> weights);
  /// How often something happens that happens `mean_permille` / 1000 times on average.
  int times(std::int64_t mean_permille);

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace liandong::simulation
