#include "systems/joint_enforcement/standing_group/domain/refusals.hpp"

#include <array>

namespace liandong::standing_group {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(meeting_already_recorded, "3.4.1-e", state),
    LIANDONG_REFUSAL(already_convener, "3.4.1-e", state),
    LIANDONG_REFUSAL(founder_not_entitled, "3.4.1-a", rule),
    LIANDONG_REFUSAL(convener_not_member, "3.4.1-e", rule),
};
constexpr auto table = common::refusal_table(2100, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::standing_group
