// What is wrong in an imported table, by table, row and column; sentences are made at the edge.
#pragma once

#include "kernel/describe.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::jurisdiction {

enum class Table : std::uint8_t {
  units,
  people,
  substitutes,
  statutory_exceptions,
  places,
  items,
  bases,
  list_versions,
  assignments
};
LIANDONG_DESCRIBE_ENUM(Table, units, people, substitutes, statutory_exceptions, places, items,
                       bases, list_versions, assignments)

/// Labels are `import_error.<word>` in the message files.
enum class ImportErrorCode : std::uint8_t {
  table_empty,     // not even a header
  too_many_rows,   // number = the limit
  header_unknown,  // value = the header
  header_repeated,
  header_missing,  // column = the required column that is not there
  row_length,      // number = cells the header has
  cell_missing,
  too_long,  // number = bytes allowed
  id_malformed,
  day_malformed,
  instant_malformed,
  number_malformed,
  flag_malformed,
  word_unknown,
  duplicate,  // other_row holds the same key
  unit_unknown,
  person_unknown,
  item_unknown,
  place_unknown,
  parent_missing,  // an office that belongs to nobody
  parent_cycle,
  parent_not_coarser,  // a place inside a finer or equal one
  city_not_single,     // no place of kind city, or two
  office_not_legal_subject,
  document_code_missing,
  superior_name_missing,
  name_differs,  // one login, two names; other_row has the other
  administrator_not_exclusive,
  substitute_is_holder,
  post_unknown,  // the person holds no post in that unit
  period_reversed,
  version_gap,  // list versions count 1, 2, 3 …
  version_unknown,
  assignment_overlap,  // other_row holds the item there at the same time
  territory_not_of_unit,
  territory_shared,  // two local units in one territory
  reserved_item_assigned,
  too_many_assignments,      // of one item in one territory; number = the limit
  published_version_changed  // what was published once stays as it was
};
LIANDONG_DESCRIBE_ENUM(ImportErrorCode, table_empty, too_many_rows, header_unknown, header_repeated,
                       header_missing, row_length, cell_missing, too_long, id_malformed,
                       day_malformed, instant_malformed, number_malformed, flag_malformed,
                       word_unknown, duplicate, unit_unknown, person_unknown, item_unknown,
                       place_unknown, parent_missing, parent_cycle, parent_not_coarser,
                       city_not_single, office_not_legal_subject, document_code_missing,
                       superior_name_missing, name_differs, administrator_not_exclusive,
                       substitute_is_holder, post_unknown, period_reversed, version_gap,
                       version_unknown, assignment_overlap, territory_not_of_unit, territory_shared,
                       reserved_item_assigned, too_many_assignments, published_version_changed)

struct ImportError {
  Table table = Table::units;
  std::int64_t row = 0;  // as a spreadsheet numbers it: the header is row 1; 0 = the whole table
  std::string column;    // canonical English name; empty = the whole row
  ImportErrorCode code = ImportErrorCode::table_empty;
  std::string value;           // the offending text, cut to 60 bytes at a character
  std::int64_t other_row = 0;  // the row it collides with; 0 = none
  std::int64_t number = 0;     // a limit the sentence may name
  friend bool operator==(const ImportError&, const ImportError&) = default;
};
LIANDONG_DESCRIBE(ImportError, table, row, column, code, value, other_row, number)

/// Errors are collected so that a table is repaired in one go; more than these are not kept.
inline constexpr std::size_t import_errors_max = 200;

/// Collects errors up to `import_errors_max`.
class ImportErrors {
 public:
  void add(ImportError error);
  [[nodiscard]] bool empty() const { return errors_.empty(); }
  [[nodiscard]] std::size_t size() const { return errors_.size(); }
  [[nodiscard]] const std::vector<ImportError>& all() const { return errors_; }

 private:
  std::vector<ImportError> errors_;
};

/// The spreadsheet row of the record at this index.
constexpr std::int64_t row_of_index(std::size_t index) {
  return static_cast<std::int64_t>(index) + 2;
}

/// At most `bytes_max` bytes of the text, cut between two characters.
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t bytes_max);

}  // namespace liandong::jurisdiction
