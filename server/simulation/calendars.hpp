// Calendars that are published late, year by year, or changed while clocks run.
#pragma once

#include "kernel/calendar.hpp"

#include <vector>

namespace liandong::simulation {

/// The same calendar as it was known when no notice after that year was published.
[[nodiscard]] WorkCalendar published_until(const WorkCalendar& calendar, int last_year,
                                           std::uint32_t version);
/// Working days become holidays and the other way round; version + 1.
/// @param last_year  published up to here
[[nodiscard]] WorkCalendar turned(const WorkCalendar& calendar, const std::vector<LocalDay>& days,
                                  int last_year);

}  // namespace liandong::simulation
