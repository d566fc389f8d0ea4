// Every duty a joint operation ever gave rise to, computed from its state.
#include "systems/joint_enforcement/joint_operation/domain/duties.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"

#include <array>

namespace liandong::joint_operation {
namespace {

using common::DutyInfo;

constexpr DutyInfo answer_duty{"confirm_participation",
                               "receiver",
                               "sender",
                               "planned or invited",
                               "",
                               "joint_operation.confirm_participation",
                               "2wd",
                               Basis::internal,
                               "3.4.2-a"};
constexpr DutyInfo action_duty{"carry_out", "sender", "public",        "planned time", "",
                               "",          "",       Basis::internal, "3.4.2-a"};
constexpr DutyInfo result_duty{"record_result",
                               "sender, receiver",
                               "sender",
                               "carried out",
                               "",
                               "joint_operation.record_result",
                               "5wd",
                               Basis::internal,
                               "3.4.2-a"};
constexpr DutyInfo end_duty{"conclude", "sender", "public",        "carried out", "",
                            "",         "",       Basis::internal, "3.4.2-a"};

constexpr std::array table{answer_duty, action_duty, result_duty, end_duty};

}  // namespace

std::span<const DutyInfo> duties() { return table; }

// Asked, done, reported by each unit, brought to an end.  [3.4.2-a]
std::vector<Obligation> obligations(const Operation& operation, const Targets& targets,
                                    const WorkCalendar& calendar) {
  common::DutyRows rows(targets, calendar, operation.closed_at);
  const UnitId organiser = operation.organiser;
  std::size_t n = 0;
  for (const Participant& one : operation.participants) {
    if (one.unit == organiser) continue;
    Obligation row = rows.row(answer_duty, ++n, one.unit, organiser, one.invited_at);
    row.discharged_at = one.confirmed_at ? one.confirmed_at : one.declined_at;
    if (!row.discharged_at) row.superseded_at = operation.ended_at;
    rows.add(std::move(row));
  }
  Obligation action = rows.row(action_duty, 1, organiser, {}, operation.planned_at);
  action.discharged_at = operation.ended_at;
  rows.add(std::move(action));
  if (!operation.ended_at) return std::move(rows).take();
  n = 0;
  for (const Participant& one : operation.participants) {
    if (!one.confirmed_at) continue;
    Obligation row = rows.row(result_duty, ++n, one.unit, organiser, *operation.ended_at);
    row.discharged_at = one.reported_at;
    rows.add(std::move(row));
  }
  Obligation end = rows.row(end_duty, 1, organiser, {}, *operation.ended_at);
  if (operation.stage == Stage::concluded) end.discharged_at = operation.closed_at;
  rows.add(std::move(end));
  return std::move(rows).take();
}

}  // namespace liandong::joint_operation
