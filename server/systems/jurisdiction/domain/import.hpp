// Tables of a city → records: units, people, places, items, bases and assignments, all or nothing.
#pragma once

#include "kernel/parties.hpp"
#include "kernel/result.hpp"
#include "systems/jurisdiction/domain/import_error.hpp"
#include "systems/jurisdiction/domain/register.hpp"
#include "systems/jurisdiction/domain/table.hpp"

#include <string>
#include <vector>

namespace liandong::jurisdiction {

struct UnitRecord {
  UnitId id;
  std::string name;        // legal name, as a letter bears it
  std::string short_name;  // as screens show it
  UnitKind kind = UnitKind::municipal_department;
  UnitId parent_id;            // empty = none
  bool legal_subject = false;  // [3.1.3-a]
  std::string
      document_code;  // stem of the document numbers (机关代字), e.g. 苏政; empty = signs nothing
  UnitId superior;  // of a vertical body; it is no unit of the city
  std::string superior_name;
  PlaceCode territory;
  std::string address;
  std::string telephone;
};
LIANDONG_DESCRIBE(UnitRecord, id, name, short_name, kind, parent_id, legal_subject, document_code,
                  superior, superior_name, territory, address, telephone)

/// A person; the login (3–32 of [a-z0-9._-], a letter or digit first) is the key. A person with two
/// posts has two rows with one login.
struct PersonRecord {
  PersonId id;  // empty = to be given
  std::string name;
  std::string login;
  std::string certificate;  // 执法证号; may be empty
  std::string telephone;
  std::int64_t row = 0;  // of the table it was first read from; 0 = from no table
};
LIANDONG_DESCRIBE(PersonRecord, id, name, login, certificate, telephone)

struct PostRecord {
  std::string login;
  UnitId unit_id;
  std::vector<Role> roles;
};
LIANDONG_DESCRIBE(PostRecord, login, unit_id, roles)

struct PeopleRecords {
  std::vector<PersonRecord> people;
  std::vector<PostRecord> posts;
};

/// A substitute for a post during an absence; `until` is exclusive, absent = until ended by hand.
struct SubstituteRecord {
  std::string login;
  UnitId unit_id;
  std::string substitute_login;
  Instant from;
  std::optional<Instant> until;
};
LIANDONG_DESCRIBE(SubstituteRecord, login, unit_id, substitute_login, from, until)

/// The statute that lets an office do this kind of act in its own name.  [3.1.3-c]
struct StatutoryException {
  UnitId unit_id;
  std::string act;  // "case_transfer"
  std::string statute;
};
LIANDONG_DESCRIBE(StatutoryException, unit_id, act, statute)

/// Every table of a city; `id` columns name rows of each other.
struct CityTables {
  Rows units, people, substitutes, statutory_exceptions, places, items, bases, list_versions,
      assignments;
};

struct CityRecords {
  std::vector<UnitRecord> units;
  PeopleRecords people;
  std::vector<SubstituteRecord> substitutes;
  std::vector<StatutoryException> statutory_exceptions;
  RegisterData register_data;  // passes Register::build
};

template <class T>
using Imported = Result<T, std::vector<ImportError>>;

// Each import reads a table with its columns in any order, in wire words or words of the
// vocabulary. `known` are the records that are there already: the table may refer to them, and a
// row with their key updates them.

/// An internal office is never a legal subject; an office that signs by statute has a
/// StatutoryException instead.  [3.1.3-b, 3.1.3-c]
[[nodiscard]] Imported<std::vector<UnitRecord>> import_units(
    const Rows& rows, const Vocabulary& vocabulary, const std::vector<UnitRecord>& known = {});
/// The three administrators' roles exclude each other and every other role of the person, also
/// those of other rows.
[[nodiscard]] Imported<PeopleRecords> import_people(const Rows& rows, const Vocabulary& vocabulary,
                                                    const std::vector<UnitRecord>& units,
                                                    const PeopleRecords& known = {});
/// The items with their bases; the units are those of the original departments.
[[nodiscard]] Imported<std::vector<PenaltyItem>> import_items(const Rows& items, const Rows& bases,
                                                              const Vocabulary& vocabulary,
                                                              const std::vector<UnitRecord>& units);
/// Everything at once, checked against each other.
/// @return the errors of the first step that has any: directory, then register, then their
/// relations
[[nodiscard]] Imported<CityRecords> import_city(const CityTables& tables,
                                                const Vocabulary& vocabulary);

[[nodiscard]] HolderUnit holder_of(const UnitRecord& unit);

// The single steps of import_city, for tests.
std::vector<UnitRecord> read_units(const Rows& rows, const std::vector<UnitRecord>& known,
                                   const Vocabulary& vocabulary, ImportErrors& errors);
PeopleRecords read_people(const Rows& rows, const std::vector<UnitRecord>& units,
                          const PeopleRecords& known, const Vocabulary& vocabulary,
                          ImportErrors& errors);
std::vector<SubstituteRecord> read_substitutes(const Rows& rows, const PeopleRecords& people,
                                               const Vocabulary& vocabulary, ImportErrors& errors);
std::vector<StatutoryException> read_exceptions(const Rows& rows,
                                                const std::vector<UnitRecord>& units,
                                                const Vocabulary& vocabulary, ImportErrors& errors);
std::vector<Place> read_places(const Rows& rows, const Vocabulary& vocabulary,
                               ImportErrors& errors);
std::vector<PenaltyItem> read_items(const Rows& rows, const std::vector<UnitRecord>& units,
                                    const Vocabulary& vocabulary, ImportErrors& errors);
/// Adds each basis to its item, in the order of the rows.
void read_bases(const Rows& rows, std::vector<PenaltyItem>& items, const Vocabulary& vocabulary,
                ImportErrors& errors);
std::vector<ListVersion> read_list_versions(const Rows& rows, const Vocabulary& vocabulary,
                                            ImportErrors& errors);
std::vector<Assignment> read_assignments(const Rows& rows, const Vocabulary& vocabulary,
                                         ImportErrors& errors);

}  // namespace liandong::jurisdiction
