// The two sides of the notice: townships and subdistricts, and municipal departments.
#pragma once

#include "systems/common/domain/standing.hpp"

namespace liandong::information_sharing {

/// What the rules ask about units. Who may give and take cases in its own name shares information
/// in its own name, so the statute of an office for case transfers holds here, too.  [3.1.3-c]
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "case_transfer"};
}
/// The unit that answers for what the unit does; the coordinating office is a department like
/// others here. Empty if there is none.
[[nodiscard]] UnitId answering_unit(UnitId unit, const UnitDirectory& units);
/// True if the notice asks one to inform the other: a township and a department.  [3.3.0-a]
[[nodiscard]] bool within_notice(UnitId one, UnitId other, const UnitDirectory& units);

}  // namespace liandong::information_sharing
