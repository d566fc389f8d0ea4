// What case transfer says no to: frozen numbers in order of precedence.
#pragma once

#include "kernel/refusal.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace liandong::case_transfer {

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The command itself; `subject` is the field.
  field_required = 1101,
  field_too_long = 1102,  // number: most characters
  field_not_allowed = 1103,
  list_length_out_of_range = 1104,  // number: most entries
  list_entry_repeated = 1105,
  number_out_of_range = 1106,  // number: the limit that was passed
  time_in_future = 1107,       // at: now
  times_out_of_order = 1108,   // at: the time it must not precede
  // The stage or what already happened.
  not_in_this_stage = 1120,  // subject: the command
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
  letter_already_rendered = 1135,
  clock_ended = 1136,
  // The actor.
  head_must_correct_clock = 1140,
  // The rules.
  finder_not_enforcement_unit = 1141,
  finder_without_legal_subject = 1142,
  source_does_not_fit = 1143,
  place_unknown = 1144,
  item_unknown = 1145,
  unit_not_found = 1146,
  unit_not_active = 1147,
  unit_is_own = 1148,
  earlier_than_preceding_act = 1149,  // at: the preceding act
  later_than_following_act = 1150,    // at: the following act
  too_many_records = 1151,            // number: most records
  jurisdiction_time_missing = 1152,
  jurisdiction_time_not_later = 1153,
  urgency_kept_after_sending = 1154,
  material_unknown = 1155,
  materials_frozen = 1156,
  basic_facts_missing = 1157,
  case_source_missing = 1158,
  preliminary_evidence_missing = 1159,
  signatory_not_own_unit = 1160,
  office_may_not_sign = 1161,
  signed_for_another_unit = 1162,
  receiver_not_legal_subject = 1163,
  receiver_not_enforcement_unit = 1164,
  receiver_not_competent = 1165,  // subject: the competent unit, empty if the register names none
  redaction_not_confirmed = 1166,
  personal_data_not_reviewed = 1167,  // number: places found
  supplement_awaited = 1168,          // at: when the sender's target passes
  supplement_incomplete = 1169,       // subject: the kind of material
  objection_not_consented = 1170,
  nothing_to_execute = 1171,
  correction_changes_nothing = 1172,
  letter_unknown = 1173,
  file_unknown = 1174,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

/// @param subject at most 48 bytes
[[nodiscard]] Rejection rejection(Refusal refusal, std::string_view subject = {}, Instant at = {},
                                  std::int64_t number = 0);

}  // namespace liandong::case_transfer
