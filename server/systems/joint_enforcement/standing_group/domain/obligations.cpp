// Every duty a standing group ever gave rise to, computed from its state.
#include "systems/joint_enforcement/standing_group/domain/duties.hpp"
#include "systems/joint_enforcement/standing_group/domain/group.hpp"

#include <array>

namespace liandong::standing_group {
namespace {

using common::DutyInfo;

constexpr DutyInfo meeting_duty{"hold_meeting",
                                "convener",
                                "members",
                                "founded, last meeting held",
                                "",
                                "standing_group.hold_meeting",
                                "90cd",
                                Basis::notice,
                                "3.4.1-e"};
constexpr std::array table{meeting_duty};

}  // namespace

std::span<const DutyInfo> duties() { return table; }

// 定期召开: one meeting after the other, each from the one before.  [3.4.1-e; D0037]
std::vector<Obligation> obligations(const Group& group, const Targets& targets,
                                    const WorkCalendar& calendar) {
  common::DutyRows rows(targets, calendar, group.closed_at);
  std::size_t n = 0;
  for (const OwedMeeting& one : group.meetings) {
    const std::string key = common::DutyRows::key(meeting_duty, ++n);
    const std::optional<Period> period = one.period_days > 0
                                             ? std::optional(calendar_days(one.period_days))
                                             : targets.of(meeting_duty.target);
    Obligation row =
        prompt_obligation(key, std::string(meeting_duty.duty), std::string(meeting_duty.clause),
                          meeting_duty.basis, one.owed_since, period, calendar);
    row.debtor = one.convener;
    row.hour_clock = false;
    row.discharged_at = one.held_at;
    row.superseded_at = one.handed_over_at;
    rows.add(std::move(row));
  }
  return std::move(rows).take();
}

}  // namespace liandong::standing_group
