#include "systems/information_sharing/domain/refusals.hpp"

#include <array>

namespace liandong::information_sharing {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(already_acknowledged, "3.3.0-a", state),
    LIANDONG_REFUSAL(shared_and_acknowledged, "3.3.0-a", state),
    LIANDONG_REFUSAL(holder_not_enforcement_unit, "3.3.0-a", rule),
    LIANDONG_REFUSAL(holder_without_legal_subject, "3.3.0-a", rule),
    LIANDONG_REFUSAL(asked_not_enforcement_unit, "3.3.3-b", rule),
    LIANDONG_REFUSAL(time_not_bound, "3.3.9-c", rule),
    LIANDONG_REFUSAL(sharing_time_over, "3.3.9-d", rule),
    LIANDONG_REFUSAL(sharing_extension_too_long, "3.3.9-d", rule),
    LIANDONG_REFUSAL(content_missing, "3.3.0-a", rule),
    LIANDONG_REFUSAL(recipients_missing, "3.3.0-a", rule),
    LIANDONG_REFUSAL(restricted_goes_by_hand, "3.3.0-a", rule),
    LIANDONG_REFUSAL(already_recipient, "3.3.0-a", rule),
    LIANDONG_REFUSAL(unit_not_recipient, "3.3.0-a", rule),
    LIANDONG_REFUSAL(file_not_yours, "3.3.3-b", rule),
    LIANDONG_REFUSAL(redaction_not_confirmed, "3.3.7", rule),
    LIANDONG_REFUSAL(personal_data_not_reviewed, "3.3.7", rule),
    LIANDONG_REFUSAL(file_already_sent, "3.3.0-a", rule),
};
constexpr auto table = common::refusal_table(1300, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::information_sharing
