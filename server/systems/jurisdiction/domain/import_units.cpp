#include "systems/jurisdiction/domain/import.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace liandong::jurisdiction {
namespace {

using Code = ImportErrorCode;

bool is_office(UnitKind kind) {
  return kind == UnitKind::internal_office || kind == UnitKind::affiliated_organ ||
         kind == UnitKind::dispatched_office;
}

UnitRecord read_unit(TableReader& table) {
  UnitRecord unit;
  unit.id = table.id<UnitId>("id");
  unit.name = table.required_text("name");
  unit.short_name = table.required_text("short_name");
  unit.kind = table.word<UnitKind>("kind", "unit_kind");
  unit.parent_id = table.optional_id<UnitId>("parent_id");
  unit.legal_subject = table.flag("legal_subject");
  unit.document_code = table.text("document_code");
  unit.superior = table.optional_id<UnitId>("superior");
  unit.superior_name = table.text("superior_name");
  unit.territory = table.id<PlaceCode>("territory");
  unit.address = table.text("address");
  unit.telephone = table.text("telephone");
  return unit;
}

void check_unit(const UnitRecord& unit, TableReader& table) {
  if (unit.kind == UnitKind::internal_office && unit.legal_subject) {
    table.error("legal_subject", Code::office_not_legal_subject, unit.name);
  }
  if (is_office(unit.kind) && unit.parent_id.empty() && unit.superior.empty()) {
    table.error("parent_id", Code::parent_missing, unit.name);
  }
  if (unit.legal_subject && unit.document_code.empty()) {
    table.error("document_code", Code::document_code_missing, unit.name);
  }
  if (!unit.superior.empty() && unit.superior_name.empty()) {
    table.error("superior_name", Code::superior_name_missing, unit.superior.view());
  }
}

using ParentOf = std::unordered_map<UnitId, UnitId>;

// A chain longer than there are units has come back to itself.
bool in_cycle(UnitId id, const ParentOf& parent_of) {
  std::size_t steps = 0;
  for (auto at = parent_of.find(id); at != parent_of.end(); at = parent_of.find(at->second)) {
    if (++steps > parent_of.size()) return true;
  }
  return false;
}

void check_parents(const std::vector<UnitRecord>& units, const std::vector<UnitRecord>& known,
                   ImportErrors& errors) {
  ParentOf parent_of;
  for (const UnitRecord& unit : known) parent_of[unit.id] = unit.parent_id;
  for (const UnitRecord& unit : units) parent_of[unit.id] = unit.parent_id;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const UnitId parent = units[i].parent_id;
    if (parent.empty()) continue;
    Code code = Code::unit_unknown;
    if (parent_of.contains(parent)) {
      if (!in_cycle(units[i].id, parent_of)) continue;
      code = Code::parent_cycle;
    }
    errors.add({Table::units, row_of_index(i), "parent_id", code, parent.str(), 0, 0});
  }
}

}  // namespace

std::vector<UnitRecord> read_units(const Rows& rows, const std::vector<UnitRecord>& known,
                                   const Vocabulary& vocabulary, ImportErrors& errors) {
  TableReader table(Table::units, rows, vocabulary, errors);
  std::vector<UnitRecord> units;
  std::unordered_map<UnitId, std::int64_t> ids;
  std::unordered_map<std::string, std::int64_t> codes;
  while (table.next()) {
    UnitRecord unit = read_unit(table);
    check_unit(unit, table);
    const std::int64_t row = row_of_index(table.index());
    const auto [id, fresh_id] = ids.emplace(unit.id, row);
    if (!fresh_id && !unit.id.empty())
      table.error("id", Code::duplicate, unit.id.view(), id->second);
    if (!unit.document_code.empty()) {
      const auto [code, fresh] = codes.emplace(unit.document_code, row);
      if (!fresh) table.error("document_code", Code::duplicate, unit.document_code, code->second);
    }
    units.push_back(std::move(unit));
  }
  // Document numbers of two units must never look alike.  [3.1.2-b]
  for (const UnitRecord& unit : known) {
    const auto code = codes.find(unit.document_code);
    if (code == codes.end() || ids.contains(unit.id)) continue;
    errors.add(
        {Table::units, code->second, "document_code", Code::duplicate, unit.document_code, 0, 0});
  }
  if (errors.empty()) check_parents(units, known, errors);
  return units;
}

std::vector<StatutoryException> read_exceptions(const Rows& rows,
                                                const std::vector<UnitRecord>& units,
                                                const Vocabulary& vocabulary,
                                                ImportErrors& errors) {
  TableReader table(Table::statutory_exceptions, rows, vocabulary, errors);
  std::unordered_set<UnitId> known;
  for (const UnitRecord& unit : units) known.insert(unit.id);
  std::unordered_map<std::string, std::int64_t> keys;
  std::vector<StatutoryException> records;
  while (table.next()) {
    StatutoryException record{table.id<UnitId>("unit_id"), table.required_text("act"),
                              table.required_text("statute")};
    if (!record.unit_id.empty() && !known.contains(record.unit_id)) {
      table.error("unit_id", Code::unit_unknown, record.unit_id.view());
    }
    const auto [at, fresh] =
        keys.emplace(record.unit_id.str() + ' ' + record.act, row_of_index(table.index()));
    if (!fresh) table.error("act", Code::duplicate, record.act, at->second);
    records.push_back(std::move(record));
  }
  return records;
}

Imported<std::vector<UnitRecord>> import_units(const Rows& rows, const Vocabulary& vocabulary,
                                               const std::vector<UnitRecord>& known) {
  ImportErrors errors;
  std::vector<UnitRecord> units = read_units(rows, known, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  return units;
}

}  // namespace liandong::jurisdiction
