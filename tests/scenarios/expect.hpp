// What a scenario can expect, and how to alter an expectation so that it no longer holds.
#pragma once

#include "scenarios/bodies.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace liandong::scenario {

struct HeldItem {
  UnitId unit;
  ItemCode item;
  LocalDay since;
};

/// Where a running scenario stands.
struct Stage {
  explicit Stage(test::TestCity::Options options) : city(std::move(options)) {}
  test::TestCity city;
  std::map<std::string, Case> cases;
  std::string refusal;                // of the act just before; an expectation takes it away
  std::vector<std::string> warnings;  // of the act just before
  std::vector<HeldItem> held_items;   // the list of this scenario
};

/// @param words of the whole line, beginning with 预期
/// @return what is instead of what was expected; "" if the expectation holds
/// @throws std::runtime_error if the expectation itself makes no sense
[[nodiscard]] std::string unmet(Stage& stage, const std::vector<std::string>& words);

}  // namespace liandong::scenario
