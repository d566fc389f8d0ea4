#include "systems/joint_enforcement/joint_operation/domain/refusals.hpp"

#include <array>

namespace liandong::joint_operation {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(participation_already_answered, "3.4.2-a", state),
    LIANDONG_REFUSAL(result_already_recorded, "3.4.2-a", state),
    LIANDONG_REFUSAL(unit_already_invited, "3.4.2-a", state),
    LIANDONG_REFUSAL(organiser_not_enforcement_unit, "3.4.2-a", rule),
    LIANDONG_REFUSAL(organiser_without_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(unit_not_enforcement_unit, "3.4.2-a", rule),
    LIANDONG_REFUSAL(unit_not_participating, "3.4.2-a", rule),
    LIANDONG_REFUSAL(nobody_takes_part, "3.4.2-a", rule),
    LIANDONG_REFUSAL(results_outstanding, "3.4.2-a", rule),
    LIANDONG_REFUSAL(case_not_named, "3.4.2-a", rule),
};
constexpr auto table = common::refusal_table(1900, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::joint_operation
