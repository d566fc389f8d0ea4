#include "systems/joint_enforcement/consultation/domain/refusals.hpp"

#include <array>

namespace liandong::consultation {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(already_signed_in, "3.4.1-e", state),
    LIANDONG_REFUSAL(task_already_ended, "3.4.1-d", state),
    LIANDONG_REFUSAL(task_not_reported, "3.4.1-d", state),
    LIANDONG_REFUSAL(convener_not_entitled, "3.4.1-a", rule),
    LIANDONG_REFUSAL(special_meeting_by_township, "3.4.2-a", rule),
    LIANDONG_REFUSAL(unit_not_invited, "3.4.1-a", rule),
    LIANDONG_REFUSAL(topic_unknown, "3.4.1-b", rule),
    LIANDONG_REFUSAL(task_unknown, "", rule),
    LIANDONG_REFUSAL(task_not_yours, "", rule),
    LIANDONG_REFUSAL(due_not_in_future, "", rule),
};
constexpr auto table = common::refusal_table(1400, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::consultation
