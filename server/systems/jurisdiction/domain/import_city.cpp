#include "systems/jurisdiction/domain/import.hpp"
#include "systems/jurisdiction/domain/register_check.hpp"

#include <utility>

namespace liandong::jurisdiction {

HolderUnit holder_of(const UnitRecord& unit) {
  return {unit.id, unit.kind, unit.territory, unit.superior_name};
}

Imported<CityRecords> import_city(const CityTables& tables, const Vocabulary& vocabulary) {
  ImportErrors errors;
  CityRecords city;
  city.units = read_units(tables.units, {}, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  city.people = read_people(tables.people, city.units, {}, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  city.substitutes = read_substitutes(tables.substitutes, city.people, vocabulary, errors);
  city.statutory_exceptions =
      read_exceptions(tables.statutory_exceptions, city.units, vocabulary, errors);
  RegisterData& data = city.register_data;
  data.places = read_places(tables.places, vocabulary, errors);
  data.items = read_items(tables.items, city.units, vocabulary, errors);
  data.list_versions = read_list_versions(tables.list_versions, vocabulary, errors);
  data.assignments = read_assignments(tables.assignments, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  read_bases(tables.bases, data.items, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  for (const UnitRecord& unit : city.units) data.units.push_back(holder_of(unit));
  std::vector<ImportError> relations = check_register(data);
  if (!relations.empty()) return Err{std::move(relations)};
  return city;
}

}  // namespace liandong::jurisdiction
