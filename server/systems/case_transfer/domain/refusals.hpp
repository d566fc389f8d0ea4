// What case transfer says no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace liandong::case_transfer {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_urgent = 1121,
  no_urgency_to_confirm = 1122,
  later_start_already_approved = 1123,
  materials_already_complete = 1124,
  supplement_already_requested = 1125,
  consent_already_given = 1126,
  already_decided = 1127,
  filing_already_decided = 1128,
  case_not_filed = 1129,
  outcome_already_recorded = 1130,
  outcome_missing = 1131,
  execution_already_recorded = 1132,
  result_missing = 1133,
  interim_unit_unchanged = 1134,
  crime_already_suspected = 1137,
  no_crime_suspected = 1138,
  // The rules.
  finder_not_enforcement_unit = 1141,
  finder_without_legal_subject = 1142,
  source_does_not_fit = 1143,
  jurisdiction_time_missing = 1152,
  jurisdiction_time_not_later = 1153,
  urgency_kept_after_sending = 1154,
  materials_frozen = 1156,
  basic_facts_missing = 1157,
  case_source_missing = 1158,
  preliminary_evidence_missing = 1159,
  receiver_not_enforcement_unit = 1164,
  receiver_not_competent = 1165,  // subject: the competent unit, empty if the register names none
  redaction_not_confirmed = 1166,
  personal_data_not_reviewed = 1167,  // number: places found
  supplement_awaited = 1168,          // at: when the sender's target passes
  supplement_incomplete = 1169,       // subject: the kind of material
  objection_not_consented = 1170,
  nothing_to_execute = 1171,
  fine_while_crime_suspected = 1175,
  crime_still_suspected = 1176,
  too_much_evidence = 1177,  // number: most opinions
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1100>;

}  // namespace liandong::case_transfer
