// The answer to “该归谁管”: the unit, the legal bases of the day and the reasons as codes.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/jurisdiction/domain/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liandong::jurisdiction {

enum class AnswerMode : std::uint8_t {
  delegated,  // a unit holds the item here by assignment
  own,        // the law itself names the township government
  reserved,   // the original department
  none        // the register has no such item or place
};
LIANDONG_DESCRIBE_ENUM(AnswerMode, delegated, own, reserved, none)

/// Sentences are `reason.<word>` of data/messages/jurisdiction.json.
enum class ReasonCode : std::uint8_t {
  item_unknown,
  place_unknown,
  place_outside_city,
  assigned_to_local_unit,
  own_power_of_township,
  own_power_not_of_subdistrict,  // the law names township governments; no assignment here
  reserved_to_department,
  not_assigned_here,     // delegated elsewhere or never
  place_in_no_township,  // e.g. the city as a whole
  assignment_not_yet_effective,
  assignment_expired,
  entrusted_signs_for_principal,
  basis_changed_since,
  no_basis_in_force,
  vertical_body_superior
};
LIANDONG_DESCRIBE_ENUM(ReasonCode, item_unknown, place_unknown, place_outside_city,
                       assigned_to_local_unit, own_power_of_township, own_power_not_of_subdistrict,
                       reserved_to_department, not_assigned_here, place_in_no_township,
                       assignment_not_yet_effective, assignment_expired,
                       entrusted_signs_for_principal, basis_changed_since, no_basis_in_force,
                       vertical_body_superior)

/// One reason with what its sentence may name: {item} {place} {unit} {principal} {day} {words}.
/// Ids and codes are named by the edge; `words` quotes the register (a decision, a law, a
/// superior).
struct Reason {
  ReasonCode code = ReasonCode::item_unknown;
  ItemCode item;
  PlaceCode place;
  UnitId unit;
  UnitId principal;
  std::optional<LocalDay> day;
  std::string words;
  friend bool operator==(const Reason&, const Reason&) = default;
};
LIANDONG_DESCRIBE(Reason, code, item, place, unit, principal, day, words)

struct Competence {
  ItemCode item;
  PlaceCode place;
  LocalDay on;
  UnitId unit;  // empty only in mode none
  AnswerMode mode = AnswerMode::none;
  VersionNumber list_version = 0;
  std::optional<Assignment> assignment;  // in mode delegated
  std::vector<LegalBasis> bases;         // those in force on the day
  std::vector<Reason> reasons;           // the deciding one first
  UnitId original_department;            // empty if the item is unknown
  std::vector<UnitId> alternatives;      // who else could be meant, the likeliest first
};
LIANDONG_DESCRIBE(Competence, item, place, on, unit, mode, list_version, assignment, bases, reasons,
                  original_department, alternatives)

/// True on every day from `from` to `to`, both included.
[[nodiscard]] constexpr bool holds_on(LocalDay from, std::optional<LocalDay> to, LocalDay on) {
  return from <= on && (!to || on <= *to);
}

/// True if list version `version` contains the row; `until` is exclusive.
[[nodiscard]] constexpr bool known_in(VersionNumber from, std::optional<VersionNumber> until,
                                      VersionNumber version) {
  return from <= version && (!until || version < *until);
}

}  // namespace liandong::jurisdiction
