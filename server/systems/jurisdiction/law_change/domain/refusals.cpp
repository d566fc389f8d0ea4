#include "systems/jurisdiction/law_change/domain/refusals.hpp"

#include <array>

namespace liandong::law_change {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(already_acknowledged, "2-d", state),
    LIANDONG_REFUSAL(revision_already_recorded, "2-e", state),
    LIANDONG_REFUSAL(already_marked, "2-d", state),
    LIANDONG_REFUSAL(provider_not_department, "2-d", rule),
    LIANDONG_REFUSAL(opener_not_concerned, "2-d", rule),
    LIANDONG_REFUSAL(holder_not_local, "2-d", rule),
    LIANDONG_REFUSAL(unit_not_holder, "2-d", rule),
    LIANDONG_REFUSAL(item_not_affected, "2-d", rule),
    LIANDONG_REFUSAL(item_not_covered, "2-d", rule),
};
constexpr auto table = common::refusal_table(2200, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::law_change
