#include "systems/case_transfer/domain/refusals.hpp"

#include <array>

namespace liandong::case_transfer {
namespace {

constexpr std::array own{
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
    LIANDONG_REFUSAL(crime_already_suspected, "3.7-c", state),
    LIANDONG_REFUSAL(no_crime_suspected, "3.7-c", state),
    LIANDONG_REFUSAL(finder_not_enforcement_unit, "3.1.1-a", rule),
    LIANDONG_REFUSAL(finder_without_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(source_does_not_fit, "3.1.1-b", rule),
    LIANDONG_REFUSAL(jurisdiction_time_missing, "3.1.1-a", rule),
    LIANDONG_REFUSAL(jurisdiction_time_not_later, "3.1.1-a", rule),
    LIANDONG_REFUSAL(urgency_kept_after_sending, "3.1.1-c", rule),
    LIANDONG_REFUSAL(materials_frozen, "3.1.2-b", rule),
    LIANDONG_REFUSAL(basic_facts_missing, "3.1.2-a", rule),
    LIANDONG_REFUSAL(case_source_missing, "3.1.2-b", rule),
    LIANDONG_REFUSAL(preliminary_evidence_missing, "3.1.2-b", rule),
    LIANDONG_REFUSAL(receiver_not_enforcement_unit, "3.1.1-a", rule),
    LIANDONG_REFUSAL(receiver_not_competent, "3.1.1-a", rule),
    LIANDONG_REFUSAL(redaction_not_confirmed, "3.1.2-b", rule),
    LIANDONG_REFUSAL(personal_data_not_reviewed, "3.1.2-b", rule),
    LIANDONG_REFUSAL(supplement_awaited, "3.1.2-b", rule),
    LIANDONG_REFUSAL(supplement_incomplete, "3.1.2-b", rule),
    LIANDONG_REFUSAL(objection_not_consented, "3.6-a", rule),
    LIANDONG_REFUSAL(nothing_to_execute, "", rule),
    LIANDONG_REFUSAL(fine_while_crime_suspected, "3.7-d", rule),
    LIANDONG_REFUSAL(crime_still_suspected, "3.7-d", rule),
    LIANDONG_REFUSAL(too_much_evidence, "", rule),
};
constexpr auto table = common::refusal_table(1100, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::case_transfer
