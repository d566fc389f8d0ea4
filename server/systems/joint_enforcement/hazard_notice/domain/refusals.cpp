#include "systems/joint_enforcement/hazard_notice/domain/refusals.hpp"

#include <array>

namespace liandong::hazard_notice {
namespace {

constexpr std::array own{
    LIANDONG_REFUSAL(already_notified, "3.4.2-b", state),
    LIANDONG_REFUSAL(already_responded, "3.4.2-c", state),
    LIANDONG_REFUSAL(already_dispatched, "3.4.2-c", state),
    LIANDONG_REFUSAL(not_dispatched, "3.4.2-c", state),
    LIANDONG_REFUSAL(already_arrived, "3.4.2-c", state),
    LIANDONG_REFUSAL(not_arrived, "3.4.2-c", state),
    LIANDONG_REFUSAL(reasons_pending, "3.4.2-d", state),
    LIANDONG_REFUSAL(reasons_missing, "3.4.2-d", state),
    LIANDONG_REFUSAL(nothing_to_answer, "3.4.2-d", state),
    LIANDONG_REFUSAL(finder_not_enforcement_unit, "3.4.2-b", rule),
    LIANDONG_REFUSAL(finder_without_legal_subject, "3.1.3-a", rule),
    LIANDONG_REFUSAL(department_not_enforcement_unit, "3.4.2-b", rule),
    LIANDONG_REFUSAL(department_not_notified, "3.4.2-b", rule),
    LIANDONG_REFUSAL(nobody_to_notify, "3.4.2-b", rule),
    LIANDONG_REFUSAL(nothing_to_report, "3.4.2-d", rule),
    LIANDONG_REFUSAL(report_too_early, "3.4.2-d", rule),
    LIANDONG_REFUSAL(time_not_in_future, "", rule),
};
constexpr auto table = common::refusal_table(1800, own);

}  // namespace

std::span<const RefusalInfo> refusals() { return table; }

}  // namespace liandong::hazard_notice
