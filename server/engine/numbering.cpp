#include "engine/numbering.hpp"

namespace liandong::engine {

std::string_view Numbering::word_of(std::string_view document_type) const {
  for (const DocumentKind& kind : kinds_) {
    if (kind.kind == document_type) {
      return kind.word;
    }
  }
  return "执联";
}

std::string Numbering::next(UnitId unit, std::string_view document_type, int year) {
  const Key key{unit, std::string{document_type}, year};
  auto it = taken_.find(key);
  if (it == taken_.end()) {
    std::int64_t last = 0;
    connection_.query(
        "select last_serial from number_counter where city = $1 and unit = $2 and "
        "document_type = $3 and year = $4",
        {city_, unit, document_type, year}, [&](const store::Row& row) { last = row.integer(0); });
    it = taken_.emplace(key, last).first;
  }
  ++it->second;
  const UnitEntry* entry = world_.directory.unit(unit);
  const std::string code =
      entry == nullptr || entry->document_code.empty() ? unit.str() : entry->document_code;
  return code + std::string{word_of(document_type)} + "〔" + std::to_string(year) + "〕" +
         std::to_string(it->second) + "号";
}

void Numbering::use_up() {
  for (const auto& [key, serial] : taken_) {
    const auto& [unit, type, year] = key;
    connection_.execute(
        "insert into number_counter(city, unit, document_type, year, last_serial) "
        "values($1, $2, $3, $4, $5) on conflict(city, unit, document_type, year) "
        "do update set last_serial = excluded.last_serial",
        {city_, unit, type, year, serial});
  }
}

}  // namespace liandong::engine
