// What the list of penalty items answers beyond one question: versions, comparison, use, exports.
#pragma once

#include "systems/jurisdiction/domain/compare.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

/// A decided dispute over the same item.  [3.6-b]
struct Precedent {
  MatterId matter;
  std::string number;  // of the decision
  PlaceCode place;
  UnitId unit;  // found responsible
  Instant decided_at;
};
LIANDONG_DESCRIBE(Precedent, matter, number, place, unit, decided_at)

struct VersionComparison {
  jurisdiction::ListVersion before;
  jurisdiction::ListVersion after;
  std::vector<jurisdiction::ItemDifference> items;
  std::vector<jurisdiction::AssignmentDifference> assignments;
};
LIANDONG_DESCRIBE(VersionComparison, before, after, items, assignments)

/// What a unit did with an item outside the platform's cases: inspections, and cases it handled
/// alone from beginning to end.  [2-b]
struct ItemUse {
  ItemCode item;
  LocalDay used_on;  // never in the future
  std::uint32_t inspections = 0;
  std::uint32_t filings = 0;
  std::uint32_t decisions = 0;
};
LIANDONG_DESCRIBE(ItemUse, item, used_on, inspections, filings, decisions)

/// Counted from cases on the platform and from what units recorded.
struct ItemUseRow {
  ItemCode item;
  std::string item_name;
  UnitId unit;
  std::int64_t inspections = 0;
  std::int64_t filings = 0;
  std::int64_t decisions = 0;
  std::optional<LocalDay> last_used_on;  // whenever
};
LIANDONG_DESCRIBE(ItemUseRow, item, item_name, unit, inspections, filings, decisions, last_used_on)

struct ItemUsePage {
  LocalDay from;
  LocalDay until;  // the last day
  std::vector<ItemUseRow> items;
};
LIANDONG_DESCRIBE(ItemUsePage, from, until, items)

/// An item that a unit has held for a year or longer and has not used for a year.  [2-b]
struct UnusedItem {
  ItemCode item;
  std::string item_name;
  UnitId unit;
  UnitId original_department;
  LocalDay held_since;
  std::optional<LocalDay> last_used_on;
};
LIANDONG_DESCRIBE(UnusedItem, item, item_name, unit, original_department, held_since, last_used_on)

/// The register as one document, for exchange without spreadsheets.
struct RegisterDocument {
  std::vector<jurisdiction::ListVersion> list_versions;
  std::vector<jurisdiction::Place> places;
  std::vector<jurisdiction::PenaltyItem> items;
  std::vector<jurisdiction::Assignment> assignments;
};
LIANDONG_DESCRIBE(RegisterDocument, list_versions, places, items, assignments)

}  // namespace liandong::app
