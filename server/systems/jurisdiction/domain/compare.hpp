// What is different between two versions of the list (清单版本对照).
#pragma once

#include "kernel/describe.hpp"
#include "systems/jurisdiction/domain/register.hpp"

#include <vector>

namespace liandong::jurisdiction {

enum class Difference : std::uint8_t { added, removed, changed };
LIANDONG_DESCRIBE_ENUM(Difference, added, removed, changed)

/// An item on one side only, or with other words, bases or department.
struct ItemDifference {
  Difference difference = Difference::changed;
  std::optional<PenaltyItem> before;
  std::optional<PenaltyItem> after;
};
LIANDONG_DESCRIBE(ItemDifference, difference, before, after)

/// An assignment on one side only, or of one item, unit and territory with another period, mode or
/// decision.
struct AssignmentDifference {
  Difference difference = Difference::changed;
  std::optional<Assignment> before;
  std::optional<Assignment> after;
};
LIANDONG_DESCRIBE(AssignmentDifference, difference, before, after)

struct Comparison {
  std::vector<ItemDifference> items;              // by code
  std::vector<AssignmentDifference> assignments;  // by item, territory, unit
};
LIANDONG_DESCRIBE(Comparison, items, assignments)

/// The register cut back to what the list version knew: later items and assignments are gone, and
/// it has no later version. Of a basis nobody stored when it became known: what began on the day
/// the next version was published or later is taken for unknown, and so is the end it set. Nor is
/// it stored since when an item is reserved: one that the version knew as held without an end was
/// not.
/// @param version 1 to the newest
[[nodiscard]] RegisterData known_to(RegisterData data, VersionNumber version);

/// Compares two registers by what their newest list versions know. Codes, not row ids, tell which
/// rows are meant, because an amended assignment is a new row.  [2-e]
[[nodiscard]] Comparison compare(const RegisterData& before, const RegisterData& after);

}  // namespace liandong::jurisdiction
