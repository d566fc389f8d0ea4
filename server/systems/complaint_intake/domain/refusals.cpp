#include "systems/complaint_intake/domain/refusals.hpp"

#include <array>

namespace liandong::complaint_intake {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(no_material_owed, "3.2.2-e", state),
    LIANDONG_REFUSAL(not_passed, "3.2.2-f", state),
    LIANDONG_REFUSAL(filing_was_decided, "3.2.1-c", state),
    LIANDONG_REFUSAL(complaint_not_filed, "3.2.1-c", state),
    LIANDONG_REFUSAL(complainant_already_answered, "3.2.3-a", state),
    LIANDONG_REFUSAL(feedback_already_given, "3.2.3-b", state),
    LIANDONG_REFUSAL(feedback_not_owed, "3.2.3-b", state),
    LIANDONG_REFUSAL(verification_already_extended, "3.2.1-b", state),
    LIANDONG_REFUSAL(nothing_to_tell, "3.2.3-a", state),
    LIANDONG_REFUSAL(answer_not_given, "3.2.3-a", state),
    LIANDONG_REFUSAL(already_rated, "", state),
    LIANDONG_REFUSAL(consent_already_withdrawn, "", state),
    LIANDONG_REFUSAL(identity_closed, "", state),
    LIANDONG_REFUSAL(nothing_to_execute, "", state),
    LIANDONG_REFUSAL(crime_already_suspected, "3.7-c", state),
    LIANDONG_REFUSAL(no_crime_suspected, "3.7-c", state),
    LIANDONG_REFUSAL(execution_already_recorded, "", state),
    LIANDONG_REFUSAL(first_unit_not_enforcement_unit, "3.2.0-b", rule),
    LIANDONG_REFUSAL(first_unit_without_legal_subject, "3.2.0-b", rule),
    LIANDONG_REFUSAL(must_be_passed, "3.2.2-b", rule),
    LIANDONG_REFUSAL(complainant_unknown, "", rule),
    LIANDONG_REFUSAL(handler_not_enforcement_unit, "3.2.2-c", rule),
    LIANDONG_REFUSAL(handler_not_competent, "3.2.2-c", rule),
    LIANDONG_REFUSAL(unreachable_not_explained, "3.2.2-b", rule),
    LIANDONG_REFUSAL(written_material_missing, "3.2.2-e", rule),
    LIANDONG_REFUSAL(case_facts_missing, "3.2.1-d", rule),
    LIANDONG_REFUSAL(complainant_did_not_agree, "3.2.1-a", rule),
    LIANDONG_REFUSAL(extension_after_expiry, "3.2.1-b", rule),
    LIANDONG_REFUSAL(extension_too_long, "3.2.1-b", rule),
    LIANDONG_REFUSAL(fine_while_crime_suspected, "3.7-d", rule),
    LIANDONG_REFUSAL(crime_still_suspected, "3.7-d", rule),
};
constexpr auto table = common::refusal_table(1200, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::complaint_intake
