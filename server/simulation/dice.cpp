#include "simulation/dice.hpp"

#include <limits>

namespace liandong::simulation {
namespace {

constexpr std::uint64_t rotated(std::uint64_t word, int by) {
  return (word << by) | (word >> (64 - by));
}

}  // namespace

Dice::Dice(std::uint64_t seed) {
  for (std::uint64_t& word : state_) {
    seed += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = seed;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    word = mixed ^ (mixed >> 31U);
  }
}

std::uint64_t Dice::next() {
  const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = rotated(state_[3], 45);
  return result;
}

std::int64_t Dice::number(std::int64_t from, std::int64_t to) {
  if (to <= from) {
    return from;
  }
  const auto range = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) + 1;
  // What would make the low numbers more likely is thrown again.
  const std::uint64_t whole = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t limit = range == 0 ? whole : whole - whole % range;
  std::uint64_t thrown = next();
  while (thrown >= limit && range != 0) {
    thrown = next();
  }
  return range == 0 ? static_cast<std::int64_t>(thrown)
                    : static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + thrown % range);
}

std::size_t Dice::weighted(std::span<const int> weights) {
  std::int64_t sum = 0;
  for (const int weight : weights) {
    sum += weight;
  }
  std::int64_t left = number(1, sum);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    left -= weights[i];
    if (left <= 0) {
      return i;
    }
  }
  return weights.size() - 1;
}

int Dice::times(std::int64_t mean_permille) {
  int count = 0;
  // Half of twice as many coins, and what is left of a whole one.
  for (std::int64_t coins = 2 * (mean_permille / 1000); coins > 0; --coins) {
    count += chance(50) ? 1 : 0;
  }
  return count + (number(1, 1000) <= mean_permille % 1000 ? 1 : 0);
}

}  // namespace liandong::simulation
