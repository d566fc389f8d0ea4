#include "systems/case_transfer/domain/refusals.hpp"

#include <array>

namespace liandong::case_transfer {
namespace {

constexpr RefusalInfo row(Refusal refusal, std::string_view name, std::string_view clause,
                          RefusalKind kind) {
  return {RefusalCode{static_cast<std::uint16_t>(refusal)}, name, clause, kind};
}

#define LIANDONG_REFUSAL(name, clause, kind) row(Refusal::name, #name, clause, RefusalKind::kind)
constexpr std::array table{
    LIANDONG_REFUSAL(field_required, "", shape),
    LIANDONG_REFUSAL(field_too_long, "", shape),
    LIANDONG_REFUSAL(field_not_allowed, "", shape),
    LIANDONG_REFUSAL(list_length_out_of_range, "", shape),
    LIANDONG_REFUSAL(list_entry_repeated, "", shape),
    LIANDONG_REFUSAL(number_out_of_range, "", shape),
    LIANDONG_REFUSAL(time_in_future, "", shape),
    LIANDONG_REFUSAL(times_out_of_order, "", shape),
    LIANDONG_REFUSAL(not_in_this_stage, "", state),
    LIANDONG_REFUSAL(already_urgent, "3.1.1-c", state),
    LIANDONG_REFUSAL(no_urgency_to_confirm, "3.1.1-c", state),
    LIANDONG_REFUSAL(later_start_already_approved, "3.1.1-a", state),
    LIANDONG_REFUSAL(materials_already_complete, "3.1.2-b", state),
    LIANDONG_REFUSAL(supplement_already_requested, "3.1.2-b", state),
    LIANDONG_REFUSAL(consent_already_given, "3.6-a", state),
    LIANDONG_REFUSAL(already_decided, "3.6-a", state),
    LIANDONG_REFUSAL(filing_already_decided, "", state),
    LIANDONG_REFUSAL(case_not_filed, "", state),
    LIANDONG_REFUSAL(outcome_already_recorded, "", state),
    LIANDONG_REFUSAL(outcome_missing, "", state),
    LIANDONG_REFUSAL(execution_already_recorded, "", state),
    LIANDONG_REFUSAL(result_missing, "", state),
    LIANDONG_REFUSAL(interim_unit_unchanged, "3.6-a", state),
    LIANDONG_REFUSAL(letter_already_rendered, "", state),
    LIANDONG_REFUSAL(clock_ended, "", state),
    LIANDONG_REFUSAL(head_must_correct_clock, "", forbidden),
    LIANDONG_REFUSAL(finder_not_enforcement_unit, "3.1.1-a", rule),
    LIANDONG_REFUSAL(finder_without_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(source_does_not_fit, "3.1.1-b", rule),
    LIANDONG_REFUSAL(place_unknown, "2-b", rule),
    LIANDONG_REFUSAL(item_unknown, "2-b", rule),
    LIANDONG_REFUSAL(unit_not_found, "", rule),
    LIANDONG_REFUSAL(unit_not_active, "", rule),
    LIANDONG_REFUSAL(unit_is_own, "", rule),
    LIANDONG_REFUSAL(earlier_than_preceding_act, "", rule),
    LIANDONG_REFUSAL(later_than_following_act, "", rule),
    LIANDONG_REFUSAL(too_many_records, "", rule),
    LIANDONG_REFUSAL(jurisdiction_time_missing, "3.1.1-a", rule),
    LIANDONG_REFUSAL(jurisdiction_time_not_later, "3.1.1-a", rule),
    LIANDONG_REFUSAL(urgency_kept_after_sending, "3.1.1-c", rule),
    LIANDONG_REFUSAL(material_unknown, "", rule),
    LIANDONG_REFUSAL(materials_frozen, "3.1.2-b", rule),
    LIANDONG_REFUSAL(basic_facts_missing, "3.1.2-a", rule),
    LIANDONG_REFUSAL(case_source_missing, "3.1.2-b", rule),
    LIANDONG_REFUSAL(preliminary_evidence_missing, "3.1.2-b", rule),
    LIANDONG_REFUSAL(signatory_not_own_unit, "3.1.3-a", rule),
    LIANDONG_REFUSAL(office_may_not_sign, "3.1.3-b", rule),
    LIANDONG_REFUSAL(signed_for_another_unit, "3.1.3-a", rule),
    LIANDONG_REFUSAL(receiver_not_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(receiver_not_enforcement_unit, "3.1.1-a", rule),
    LIANDONG_REFUSAL(receiver_not_competent, "3.1.1-a", rule),
    LIANDONG_REFUSAL(redaction_not_confirmed, "3.1.2-b", rule),
    LIANDONG_REFUSAL(personal_data_not_reviewed, "3.1.2-b", rule),
    LIANDONG_REFUSAL(supplement_awaited, "3.1.2-b", rule),
    LIANDONG_REFUSAL(supplement_incomplete, "3.1.2-b", rule),
    LIANDONG_REFUSAL(objection_not_consented, "3.6-a", rule),
    LIANDONG_REFUSAL(nothing_to_execute, "", rule),
    LIANDONG_REFUSAL(correction_changes_nothing, "", rule),
    LIANDONG_REFUSAL(letter_unknown, "", rule),
    LIANDONG_REFUSAL(file_unknown, "", rule),
};
#undef LIANDONG_REFUSAL

constexpr bool ascends() {
  for (std::size_t i = 1; i < table.size(); ++i) {
    if (!(table[i - 1].code < table[i].code)) return false;
  }
  return true;
}
static_assert(ascends(), "The table stands in order of precedence, each code once.");

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

Rejection rejection(Refusal refusal, std::string_view subject, Instant at, std::int64_t number) {
  return {RefusalCode{static_cast<std::uint16_t>(refusal)}, FixedText<48>(subject), at, number};
}

}  // namespace liandong::case_transfer
