#include "systems/joint_enforcement/liaison_roster/domain/refusals.hpp"

#include <array>

namespace liandong::liaison_roster {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(nobody_named, "3.4.3-a", state),
    LIANDONG_REFUSAL(contact_missing, "3.1.0-a", state),
    LIANDONG_REFUSAL(nothing_changed, "", state),
    LIANDONG_REFUSAL(roster_incomplete, "3.4.3-b", state),
    LIANDONG_REFUSAL(counterpart_unknown, "3.1.0-a", rule),
    LIANDONG_REFUSAL(inbox_not_own_office, "3.1.0-a", rule),
    LIANDONG_REFUSAL(until_not_in_future, "3.4.3-b", rule),
    LIANDONG_REFUSAL(unit_still_active, "3.4.3-a", rule),
};
constexpr auto table = common::refusal_table(2000, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::liaison_roster
