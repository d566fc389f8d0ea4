// Units of the city: a tree of legal subjects and their offices.
#pragma once

#include "infra/identity/types.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::identity {

/// What an administrator changes of a unit; what is absent stays.
struct UnitPatch {
  std::optional<std::string> name;
  std::optional<std::string> short_name;
  std::optional<UnitKind> kind;
  std::optional<std::string> parent_id;  // "" = none
  std::optional<bool> legal_subject;
  std::optional<std::string> document_code;
  std::optional<std::string> superior;  // "" = answers to the municipal government
  std::optional<std::string> superior_name;
  std::optional<std::string> territory;
  std::optional<std::string> address;
  std::optional<std::string> telephone;
  std::optional<bool> active;
  std::optional<std::vector<StatutoryException>> statutory_exceptions;  // replaces the list
};
LIANDONG_DESCRIBE(UnitPatch, name, short_name, kind, parent_id, legal_subject, document_code,
                  superior, superior_name, territory, address, telephone, active,
                  statutory_exceptions)

[[nodiscard]] std::optional<Unit> find_unit(store::Connection& connection, CityCode city,
                                            UnitId unit);
/// In the order of their ids, inactive ones too.
[[nodiscard]] std::vector<Unit> list_units(store::Connection& connection, CityCode city);
[[nodiscard]] std::vector<StatutoryException> exceptions_of(store::Connection& connection,
                                                            CityCode city, UnitId unit);
/// The kind of the legal subject the unit belongs to: its own, or that of its nearest ancestor that
/// is one. @return nothing if the unit does not exist
[[nodiscard]] std::optional<UnitKind> principal_kind(store::Connection& connection, CityCode city,
                                                     UnitId unit);
/// Kinds that exist only as a part of another unit.
[[nodiscard]] bool is_office(UnitKind kind);

[[nodiscard]] Outcome create_unit(store::Connection& writer, CityCode city, const Unit& unit);
/// Refuses to deactivate a unit with active posts, active offices, open matters or open duties, and
/// a change of kind or parent that some post's roles no longer fit.
[[nodiscard]] Outcome update_unit(store::Connection& writer, CityCode city, UnitId unit,
                                  const UnitPatch& patch, Instant now);

}  // namespace liandong::identity
