// How often units use the items they hold, counted from cases and from what they recorded.
#pragma once

#include "app/list_views.hpp"
#include "infra/store/database.hpp"
#include "systems/jurisdiction/domain/register.hpp"

#include <vector>

namespace liandong::app {

/// Whose use is asked for; empty = everybody's. A department is asked by the items that were its
/// own.
struct UseFilter {
  UnitId holder;
  UnitId original_department;
};

/// A row for every item held on `until` and every unit that holds it or used it, by item and unit.
/// @param from, until  both included
[[nodiscard]] std::vector<ItemUseRow> count_use(store::Connection& connection, CityCode city,
                                                const jurisdiction::Register& reg, LocalDay from,
                                                LocalDay until, const UseFilter& filter);

/// Held without a break for a year or longer on `today`, and neither inspected, filed nor decided
/// within that year.  [2-b; D0049]
[[nodiscard]] std::vector<UnusedItem> unused_items(store::Connection& connection, CityCode city,
                                                   const jurisdiction::Register& reg,
                                                   LocalDay today, const UseFilter& filter);

/// The same day a year before; 28 February for 29 February.
[[nodiscard]] LocalDay year_before(LocalDay day);

void store_use(store::Connection& writer, CityCode city, std::string_view id, UnitId unit,
               PersonId person, const ItemUse& use, Instant now);

}  // namespace liandong::app
