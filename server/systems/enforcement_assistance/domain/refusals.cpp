#include "systems/enforcement_assistance/domain/refusals.hpp"

#include <array>

namespace liandong::enforcement_assistance {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(already_received, "", state),
    LIANDONG_REFUSAL(withdrawal_after_receipt, "3.5.1-b", state),
    LIANDONG_REFUSAL(on_site_already_requested, "3.5.2-a", state),
    LIANDONG_REFUSAL(on_site_not_requested, "3.5.2-a", state),
    LIANDONG_REFUSAL(archives_already_answered, "3.5.3-a", state),
    LIANDONG_REFUSAL(requester_not_enforcement_unit, "3.5.1-a", rule),
    LIANDONG_REFUSAL(requester_without_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(nothing_to_determine, "3.5.1-b", rule),
    LIANDONG_REFUSAL(extension_after_expiry, "3.5.2-b", rule),
    LIANDONG_REFUSAL(extension_too_long, "3.5.2-c", rule),
    LIANDONG_REFUSAL(extension_needs_approval, "3.5.2-c", rule),
    LIANDONG_REFUSAL(evidence_missing, "3.5.1-b", rule),
    LIANDONG_REFUSAL(archives_missing, "3.5.3-a", rule),
    LIANDONG_REFUSAL(archives_outstanding, "3.5.3-a", rule),
    LIANDONG_REFUSAL(receiver_not_enforcement_unit, "3.5.1-a", rule),
    LIANDONG_REFUSAL(material_not_yours, "", rule),
    LIANDONG_REFUSAL(redaction_not_confirmed, "3.5.1-a", rule),
    LIANDONG_REFUSAL(personal_data_not_reviewed, "3.5.1-a", rule),
    LIANDONG_REFUSAL(material_already_sent, "", rule),
    LIANDONG_REFUSAL(unit_has_declined, "3.5.3-b", rule),
    LIANDONG_REFUSAL(archive_request_unknown, "3.5.3-a", rule),
    LIANDONG_REFUSAL(archives_are_the_matter, "3.5.3-a", rule),
    LIANDONG_REFUSAL(case_number_missing, "3.5.1-c", rule),
};
constexpr auto table = common::refusal_table(1500, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::enforcement_assistance
