// What complaint intake says no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace liandong::complaint_intake {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  no_material_owed = 1221,
  not_passed = 1222,
  filing_was_decided = 1223,
  complaint_not_filed = 1224,
  complainant_already_answered = 1225,
  feedback_already_given = 1226,
  feedback_not_owed = 1227,
  verification_already_extended = 1228,
  nothing_to_tell = 1229,
  answer_not_given = 1230,
  already_rated = 1231,
  consent_already_withdrawn = 1232,
  identity_closed = 1233,
  nothing_to_execute = 1234,
  crime_already_suspected = 1237,
  no_crime_suspected = 1238,
  execution_already_recorded = 1239,
  // The rules.
  first_unit_not_enforcement_unit = 1241,
  first_unit_without_legal_subject = 1242,
  must_be_passed = 1243,  // subject: the competent unit
  complainant_unknown = 1252,
  handler_not_enforcement_unit = 1253,
  handler_not_competent = 1254,  // subject: the competent unit, empty if the register names none
  unreachable_not_explained = 1256,
  written_material_missing = 1257,
  case_facts_missing = 1258,
  complainant_did_not_agree = 1259,
  extension_after_expiry = 1264,  // at: the bound
  extension_too_long = 1265,      // number: most days
  fine_while_crime_suspected = 1275,
  crime_still_suspected = 1276,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1200>;

}  // namespace liandong::complaint_intake
