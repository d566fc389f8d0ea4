#include "systems/jurisdiction/domain/import.hpp"

#include <unordered_map>
#include <unordered_set>

namespace liandong::jurisdiction {
namespace {

using Code = ImportErrorCode;

}  // namespace

std::vector<Place> read_places(const Rows& rows, const Vocabulary& vocabulary,
                               ImportErrors& errors) {
  TableReader table(Table::places, rows, vocabulary, errors);
  std::vector<Place> places;
  while (table.next()) {
    places.push_back({table.id<PlaceCode>("code"), table.required_text("name"),
                      table.word<PlaceKind>("kind", "place_kind"),
                      table.optional_id<PlaceCode>("parent")});
  }
  return places;
}

std::vector<PenaltyItem> read_items(const Rows& rows, const std::vector<UnitRecord>& units,
                                    const Vocabulary& vocabulary, ImportErrors& errors) {
  TableReader table(Table::items, rows, vocabulary, errors);
  std::unordered_set<UnitId> known;
  for (const UnitRecord& unit : units) known.insert(unit.id);
  std::unordered_map<ItemCode, std::int64_t> codes;
  std::vector<PenaltyItem> items;
  while (table.next()) {
    PenaltyItem item;
    item.code = table.id<ItemCode>("code");
    item.name = table.required_text("name");
    item.domain = table.required_text("domain");
    item.kind = table.word<ItemKind>("kind", "item_kind");
    item.original_department = table.id<UnitId>("original_department");
    item.inspection_powers = table.text("inspection_powers");
    item.coercive_powers = table.text("coercive_powers");
    item.penalty_range = table.text("penalty_range");
    item.discretion_standard = table.text("discretion_standard");
    item.enforcement_flow = table.text("enforcement_flow");
    item.note = table.text("note");
    item.known_from = table.optional_number("known_from").value_or(1);
    item.known_until = table.optional_number("known_until");
    const auto [at, fresh] = codes.emplace(item.code, row_of_index(table.index()));
    if (!fresh && !item.code.empty())
      table.error("code", Code::duplicate, item.code.view(), at->second);
    if (!item.original_department.empty() && !known.contains(item.original_department)) {
      table.error("original_department", Code::unit_unknown, item.original_department.view());
    }
    items.push_back(std::move(item));
  }
  return items;
}

void read_bases(const Rows& rows, std::vector<PenaltyItem>& items, const Vocabulary& vocabulary,
                ImportErrors& errors) {
  TableReader table(Table::bases, rows, vocabulary, errors);
  std::unordered_map<ItemCode, std::size_t> index;
  for (std::size_t i = 0; i < items.size(); ++i) index.emplace(items[i].code, i);
  while (table.next()) {
    const auto code = table.id<ItemCode>("item");
    LegalBasis basis{table.required_text("law"),  table.required_text("article"),
                     table.text("text"),          table.text("penalty"),
                     table.day("effective_from"), table.optional_day("effective_to")};
    if (basis.effective_to && *basis.effective_to < basis.effective_from) {
      table.error("effective_to", Code::period_reversed, to_iso_date(*basis.effective_to));
    }
    const auto item = index.find(code);
    if (item != index.end()) {
      items[item->second].bases.push_back(std::move(basis));
    } else if (!code.empty()) {
      table.error("item", Code::item_unknown, code.view());
    }
  }
}

std::vector<ListVersion> read_list_versions(const Rows& rows, const Vocabulary& vocabulary,
                                            ImportErrors& errors) {
  TableReader table(Table::list_versions, rows, vocabulary, errors);
  std::vector<ListVersion> versions;
  while (table.next()) {
    versions.push_back({table.number("version"), table.day("published_on"),
                        table.required_text("decision"), table.text("note")});
  }
  return versions;
}

std::vector<Assignment> read_assignments(const Rows& rows, const Vocabulary& vocabulary,
                                         ImportErrors& errors) {
  TableReader table(Table::assignments, rows, vocabulary, errors);
  std::vector<Assignment> assignments;
  while (table.next()) {
    Assignment row;
    row.id = table.id<AssignmentId>("id");
    row.item = table.id<ItemCode>("item");
    row.unit = table.id<UnitId>("unit");
    row.territory = table.id<PlaceCode>("territory");
    row.valid_from = table.day("valid_from");
    row.valid_to = table.optional_day("valid_to");
    row.mode = table.word<AssignmentMode>("mode", "assignment_mode");
    row.decision = table.required_text("decision");
    row.published_on = table.day("published_on");
    row.next_evaluation_on = table.optional_day("next_evaluation_on");
    row.known_from = table.number("known_from");
    row.known_until = table.optional_number("known_until");
    assignments.push_back(std::move(row));
  }
  return assignments;
}

Imported<std::vector<PenaltyItem>> import_items(const Rows& items, const Rows& bases,
                                                const Vocabulary& vocabulary,
                                                const std::vector<UnitRecord>& units) {
  ImportErrors errors;
  std::vector<PenaltyItem> records = read_items(items, units, vocabulary, errors);
  if (errors.empty()) read_bases(bases, records, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  return records;
}

}  // namespace liandong::jurisdiction
