// Items that units of a scenario hold and use, and the daily count of those nobody uses.
#pragma once

#include "scenarios/expect.hpp"

namespace liandong::scenario {

/// 持有 unit item day: the unit holds the item from that day on. @throws std::runtime_error
void hold_item(Stage& stage, const std::vector<std::string>& words);
/// 履职 unit item day: an inspection that the unit records. @throws std::runtime_error
void use_item(Stage& stage, const std::vector<std::string>& words);
/// 清点事项: what the platform does once a day.
void count_unused_items(Stage& stage);

}  // namespace liandong::scenario
