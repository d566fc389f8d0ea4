#include "systems/criminal_referral/domain/refusals.hpp"

#include <array>

namespace liandong::criminal_referral {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(incompleteness_already_notified, "L:police_procedure-180", state),
    LIANDONG_REFUSAL(supply_not_asked, "L:police_procedure-180", state),
    LIANDONG_REFUSAL(reasons_not_demanded, "L:police_procedure-182", state),
    LIANDONG_REFUSAL(reasons_already_demanded, "L:police_procedure-182", state),
    LIANDONG_REFUSAL(reasons_awaited, "L:police_procedure-182", state),
    LIANDONG_REFUSAL(supervision_not_due, "L:order_310-9", state),
    LIANDONG_REFUSAL(filing_already_ordered, "L:police_procedure-182", state),
    LIANDONG_REFUSAL(handover_already_made, "L:order_310-12", state),
    LIANDONG_REFUSAL(handover_not_made, "L:order_310-12", state),
    LIANDONG_REFUSAL(copy_already_sent, "L:transfer_opinion", state),
    LIANDONG_REFUSAL(report_undecided, "L:order_310-5", state),
    LIANDONG_REFUSAL(report_missing, "L:order_310-5", state),
    LIANDONG_REFUSAL(organ_outside_city, "", state),
    LIANDONG_REFUSAL(organ_answers_itself, "", state),
    LIANDONG_REFUSAL(already_decided, "L:order_310-8", state),
    LIANDONG_REFUSAL(substitute_may_not_decide, "L:order_310-5", forbidden),
    LIANDONG_REFUSAL(sender_not_enforcement_unit, "3.7-c", rule),
    LIANDONG_REFUSAL(sender_without_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(not_a_judicial_organ, "L:order_310-13", rule),
    LIANDONG_REFUSAL(task_force_too_small, "L:order_310-5", rule),
    LIANDONG_REFUSAL(task_force_missing, "L:order_310-5", rule),
    LIANDONG_REFUSAL(threshold_not_checked, "3.7-b", rule),
    LIANDONG_REFUSAL(threshold_not_reached, "3.7-b", rule),
    LIANDONG_REFUSAL(fine_in_place_of_referral, "3.7-d", rule),
    LIANDONG_REFUSAL(penalty_after_referral, "3.7-d", rule),
    LIANDONG_REFUSAL(organ_not_competent, "L:order_310-5", rule),
    LIANDONG_REFUSAL(procuratorate_missing, "L:transfer_opinion", rule),
    LIANDONG_REFUSAL(redaction_not_confirmed, "3.7-c", rule),
    LIANDONG_REFUSAL(personal_data_not_reviewed, "3.7-c", rule),
    LIANDONG_REFUSAL(material_already_sent, "", rule),
    LIANDONG_REFUSAL(material_not_yours, "", rule),
    LIANDONG_REFUSAL(attachment_missing, "L:order_310-6", rule),
    LIANDONG_REFUSAL(nothing_supplied, "L:police_procedure-180", rule),
    LIANDONG_REFUSAL(reconsideration_too_late, "L:order_310-9", rule),
    LIANDONG_REFUSAL(reconsideration_exhausted, "L:order_310-9", rule),
    LIANDONG_REFUSAL(no_objection_to_commission, "L:order_310-19", rule),
    LIANDONG_REFUSAL(supervision_of_own_case, "L:order_310-9", rule),
    LIANDONG_REFUSAL(organ_ambiguous, "L:order_310-7", rule),
    LIANDONG_REFUSAL(penalty_unknown, "", rule),
    LIANDONG_REFUSAL(penalty_missing, "L:order_310-10", rule),
    LIANDONG_REFUSAL(copies_outstanding, "L:transfer_opinion", rule),
    LIANDONG_REFUSAL(receiver_not_enforcement_unit, "L:order_310-13", rule),
    LIANDONG_REFUSAL(unit_has_declined, "L:penalty_law-27", rule),
    LIANDONG_REFUSAL(time_already_passed, "L:penalty_law-27", rule),
    LIANDONG_REFUSAL(case_undecided, "L:penalty_law-27", rule),
};
constexpr auto table = common::refusal_table(1700, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::criminal_referral
