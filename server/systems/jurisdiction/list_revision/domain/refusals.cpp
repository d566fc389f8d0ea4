#include "systems/jurisdiction/list_revision/domain/refusals.hpp"

#include <array>

namespace liandong::list_revision {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(change_incomplete, "2-e", shape),
    LIANDONG_REFUSAL(change_too_long, "2-e", shape),
    LIANDONG_REFUSAL(already_authorised, "2-e", state),
    LIANDONG_REFUSAL(proposer_without_list, "2-e", rule),
    LIANDONG_REFUSAL(not_own_list, "2-e", rule),
    LIANDONG_REFUSAL(holder_not_local, "2-a", rule),
    LIANDONG_REFUSAL(publication_not_authorised, "2-e", rule),
    LIANDONG_REFUSAL(change_in_the_past, "2-a", rule),
    LIANDONG_REFUSAL(item_already_listed, "2-e", rule),
    LIANDONG_REFUSAL(assignment_not_found, "2-e", rule),
    LIANDONG_REFUSAL(item_still_held, "2-e", rule),
    LIANDONG_REFUSAL(change_does_not_fit, "2-e", rule),
    LIANDONG_REFUSAL(list_changed_meanwhile, "2-e", state),
    LIANDONG_REFUSAL(basis_not_found, "2-e", rule),
};
constexpr auto table = common::refusal_table(2300, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::list_revision
