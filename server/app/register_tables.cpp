#include "app/register_tables.hpp"

#include "infra/json/write.hpp"
#include "kernel/check.hpp"
#include "systems/jurisdiction/domain/table.hpp"

namespace liandong::app {
namespace {

using jurisdiction::RegisterData;
using jurisdiction::Table;
using Row = std::vector<std::string>;

std::string cell(std::optional<LocalDay> day) { return day ? to_iso_date(*day) : std::string{}; }
std::string cell(std::optional<jurisdiction::VersionNumber> version) {
  return version ? std::to_string(*version) : std::string{};
}

/// Words of enumerations as people write them.
class Words {
 public:
  explicit Words(const Messages& messages) : messages_(messages) {}
  template <class E>
  std::string of(std::string_view group, E value) const {
    return messages_.of(std::string{group} + "." + std::string{json::enum_name(value)}).zh;
  }

 private:
  const Messages& messages_;
};

Row row_of(const jurisdiction::PenaltyItem& item, const Words& words) {
  return {item.code.str(),
          item.name,
          item.domain,
          words.of("item_kind", item.kind),
          item.original_department.str(),
          item.inspection_powers,
          item.coercive_powers,
          item.penalty_range,
          item.discretion_standard,
          item.enforcement_flow,
          item.note,
          std::to_string(item.known_from),
          cell(item.known_until)};
}

Row row_of(ItemCode item, const jurisdiction::LegalBasis& basis) {
  return {item.str(),
          basis.law,
          basis.article,
          basis.text,
          basis.penalty,
          to_iso_date(basis.effective_from),
          cell(basis.effective_to)};
}

Row row_of(const jurisdiction::ListVersion& version) {
  return {std::to_string(version.version), to_iso_date(version.published_on), version.decision,
          version.note};
}

Row row_of(const jurisdiction::Place& place, const Words& words) {
  return {place.code.str(), place.name, words.of("place_kind", place.kind), place.parent.str()};
}

Row row_of(const jurisdiction::Assignment& row, const Words& words) {
  return {row.id.str(),
          row.item.str(),
          row.unit.str(),
          row.territory.str(),
          to_iso_date(row.valid_from),
          cell(row.valid_to),
          words.of("assignment_mode", row.mode),
          row.decision,
          to_iso_date(row.published_on),
          cell(row.next_evaluation_on),
          std::to_string(row.known_from),
          cell(row.known_until)};
}

void add_records(Table table, const RegisterData& data, const Words& words, csv::Rows& rows) {
  switch (table) {
    case Table::items:
      for (const auto& item : data.items) rows.push_back(row_of(item, words));
      return;
    case Table::bases:
      for (const auto& item : data.items) {
        for (const auto& basis : item.bases) rows.push_back(row_of(item.code, basis));
      }
      return;
    case Table::list_versions:
      for (const auto& version : data.list_versions) rows.push_back(row_of(version));
      return;
    case Table::places:
      for (const auto& place : data.places) rows.push_back(row_of(place, words));
      return;
    case Table::assignments:
      for (const auto& row : data.assignments) rows.push_back(row_of(row, words));
      return;
    case Table::units:
    case Table::people:
    case Table::substitutes:
    case Table::statutory_exceptions:
      break;
  }
  LIANDONG_CHECK(false);  // no table of the register
}

}  // namespace

csv::Rows register_table(Table table, const RegisterData& data, const Messages& messages) {
  csv::Rows rows(1);
  const std::string group = jurisdiction::column_group(table);
  for (const auto& column : jurisdiction::columns_of(table)) {
    rows.front().push_back(messages.of(group + "." + std::string{column.name}).zh);
  }
  add_records(table, data, Words{messages}, rows);
  LIANDONG_CHECK(rows.size() == 1 || rows[1].size() == rows[0].size());
  return rows;
}

}  // namespace liandong::app
