#include "systems/jurisdiction/basis_provision/domain/refusals.hpp"

#include <array>

namespace liandong::basis_provision {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(already_acknowledged, "2-c", state),
    LIANDONG_REFUSAL(report_open, "2-c", state),
    LIANDONG_REFUSAL(provider_not_department, "2-c", rule),
    LIANDONG_REFUSAL(opener_not_concerned, "2-c", rule),
    LIANDONG_REFUSAL(holder_not_local, "2-c", rule),
    LIANDONG_REFUSAL(unit_not_holder, "2-c", rule),
    LIANDONG_REFUSAL(report_unknown, "2-c", rule),
};
constexpr auto table = common::refusal_table(1000, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::basis_provision
