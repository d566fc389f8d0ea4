#include "systems/dispute_coordination/domain/refusals.hpp"

#include <array>

namespace liandong::dispute_coordination {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(agreement_missing, "3.6-a", state),
    LIANDONG_REFUSAL(already_signed, "3.6-a", state),
    LIANDONG_REFUSAL(already_party, "3.6-a", state),
    LIANDONG_REFUSAL(already_interim, "3.6-a", state),
    LIANDONG_REFUSAL(already_replied, "3.6-b", state),
    LIANDONG_REFUSAL(already_extended, "3.6-b", state),
    LIANDONG_REFUSAL(opener_not_enforcement_unit, "3.6-a", rule),
    LIANDONG_REFUSAL(opener_without_legal_subject, "3.6-a", rule),
    LIANDONG_REFUSAL(unit_not_enforcement_unit, "3.6-a", rule),
    LIANDONG_REFUSAL(unit_not_party, "3.6-a", rule),
    LIANDONG_REFUSAL(position_missing, "3.6-a", rule),
    LIANDONG_REFUSAL(negotiation_not_failed, "3.6-b", rule),
    LIANDONG_REFUSAL(coordination_missing, "L:penalty_law-25", rule),
    LIANDONG_REFUSAL(common_superior_missing, "L:penalty_law-25", rule),
    LIANDONG_REFUSAL(submitter_needs_no_reply, "3.6-b", rule),
    LIANDONG_REFUSAL(reply_awaited, "3.6-b", rule),
    LIANDONG_REFUSAL(superior_decides, "L:penalty_law-25", rule),
    LIANDONG_REFUSAL(government_decides, "3.6-b", rule),
    LIANDONG_REFUSAL(nothing_to_extend, "3.6-b", rule),
    LIANDONG_REFUSAL(extension_too_late, "3.6-b", rule),
};
constexpr auto table = common::refusal_table(1600, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::dispute_coordination
