// The columns of every table, and with them the messages a vocabulary is made of.

#include "kernel/parties.hpp"
#include "systems/jurisdiction/domain/table.hpp"
#include "systems/jurisdiction/domain/types.hpp"

#include <array>

namespace liandong::jurisdiction {
namespace {

constexpr std::array<Column, 12> unit_columns{{{"id", true, 36},
                                               {"name", true, 120},
                                               {"short_name", true, 60},
                                               {"kind"},
                                               {"parent_id", true, 36},
                                               {"legal_subject"},
                                               {"document_code", true, 30},
                                               {"superior", false, 36},
                                               {"superior_name", false, 120},
                                               {"territory", true, 36},
                                               {"address", false, 300},
                                               {"telephone", false, 40}}};

constexpr std::array<Column, 7> person_columns{{{"id", false, 36},
                                                {"name", true, 90},
                                                {"login", true, 90},
                                                {"unit_id", true, 36},
                                                {"roles"},
                                                {"certificate", false, 60},
                                                {"telephone", false, 40}}};

constexpr std::array<Column, 5> substitute_columns{{{"login", true, 90},
                                                    {"unit_id", true, 36},
                                                    {"substitute_login", true, 90},
                                                    {"from"},
                                                    {"until"}}};

constexpr std::array<Column, 3> exception_columns{
    {{"unit_id", true, 36}, {"act", true, 48}, {"statute", true, 600}}};

constexpr std::array<Column, 4> place_columns{
    {{"code", true, 36}, {"name", true, 120}, {"kind"}, {"parent", true, 36}}};

constexpr std::array<Column, 13> item_columns{{{"code", true, 36},
                                               {"name", true, 900},
                                               {"domain", true, 90},
                                               {"kind"},
                                               {"original_department", true, 36},
                                               {"inspection_powers", false, 3000},
                                               {"coercive_powers", false, 3000},
                                               {"penalty_range", false, 3000},
                                               {"discretion_standard", false, 6000},
                                               {"enforcement_flow", false, 6000},
                                               {"note", false, 3000},
                                               {"known_from", false},
                                               {"known_until", false}}};

constexpr std::array<Column, 7> basis_columns{{{"item", true, 36},
                                               {"law", true, 300},
                                               {"article", true, 300},
                                               {"text", false, 30'000},
                                               {"penalty", false, 3000},
                                               {"effective_from"},
                                               {"effective_to"}}};

constexpr std::array<Column, 4> version_columns{
    {{"version"}, {"published_on"}, {"decision"}, {"note", false, 3000}}};

constexpr std::array<Column, 12> assignment_columns{{{"id", true, 36},
                                                     {"item", true, 36},
                                                     {"unit", true, 36},
                                                     {"territory", true, 36},
                                                     {"valid_from"},
                                                     {"valid_to"},
                                                     {"mode"},
                                                     {"decision"},
                                                     {"published_on"},
                                                     {"next_evaluation_on", false},
                                                     {"known_from"},
                                                     {"known_until"}}};

template <class E>
void add_words(std::vector<VocabularyKey>& keys, const std::string& group) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
    keys.push_back({group, enumerator.name});
  });
}

}  // namespace

std::span<const Column> columns_of(Table table) {
  switch (table) {
    case Table::units:
      return unit_columns;
    case Table::people:
      return person_columns;
    case Table::substitutes:
      return substitute_columns;
    case Table::statutory_exceptions:
      return exception_columns;
    case Table::places:
      return place_columns;
    case Table::items:
      return item_columns;
    case Table::bases:
      return basis_columns;
    case Table::list_versions:
      return version_columns;
    case Table::assignments:
      return assignment_columns;
  }
  return {};
}

std::string column_group(Table table) {
  return std::string("column_") + boost::describe::enum_to_string(table, "");
}

std::vector<VocabularyKey> vocabulary_keys() {
  std::vector<VocabularyKey> keys{{"flag", "yes"}, {"flag", "no"}};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Table>>([&](auto table) {
    for (const Column& column : columns_of(table.value)) {
      keys.push_back({column_group(table.value), std::string(column.name)});
    }
  });
  add_words<UnitKind>(keys, "unit_kind");
  add_words<Role>(keys, "role");
  add_words<ItemKind>(keys, "item_kind");
  add_words<AssignmentMode>(keys, "assignment_mode");
  add_words<PlaceKind>(keys, "place_kind");
  return keys;
}

}  // namespace liandong::jurisdiction
