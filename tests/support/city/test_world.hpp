// What the test city decides by: a few units and people, a fake register, real calendar and
// targets.
#pragma once

#include "engine/world.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace liandong::test {

[[nodiscard]] std::string_view role_word(Role role);
/// The person who holds the post in the unit: "natural_resources.head".
[[nodiscard]] PersonId holder(UnitId unit, Role role);
[[nodiscard]] WorkCalendar real_calendar(std::uint32_t version);
[[nodiscard]] Targets real_targets();
[[nodiscard]] engine::Directory test_directory();
[[nodiscard]] engine::WorldPtr test_world(WorkCalendar calendar);

}  // namespace liandong::test
