// The one question several systems ask of another: which unit is competent for an item at a place
// on a day.
#pragma once

#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <string>

namespace liandong {

struct CompetenceAnswer {
  UnitId unit;  // empty = nobody in this city, or the item is on no list
  std::uint32_t list_version = 0;
  std::string basis;  // id of the assignment or reservation the answer rests on
};

/// Implemented by the jurisdiction register, handed to the core.  [2-a, 2-b]
class CompetenceLookup {
 public:
  virtual ~CompetenceLookup() = default;
  [[nodiscard]] virtual CompetenceAnswer competent_unit(ItemCode item, PlaceCode place,
                                                        LocalDay on) const = 0;
  [[nodiscard]] virtual bool item_exists(ItemCode item) const = 0;
  /// The department that enforced it before it was assigned; empty = the item is unknown.
  [[nodiscard]] virtual UnitId original_department(ItemCode item) const = 0;
  [[nodiscard]] virtual bool place_exists(PlaceCode place) const = 0;
};

}  // namespace liandong
