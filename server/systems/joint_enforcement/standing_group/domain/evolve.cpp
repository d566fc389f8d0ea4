// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/joint_enforcement/standing_group/domain/group.hpp"

namespace liandong::standing_group {
namespace {

void owe_meeting(Group& group, Instant since) {
  group.meetings.push_back({group.convener, since, group.period_days, {}, {}, {}});
}

Group opened(const GroupFounded& event, const Stamp& stamp) {
  Group group;
  group.title = event.group.title;
  group.purpose = event.group.purpose;
  group.founder = event.founder;
  group.convener = event.convener;
  group.members = event.group.members;
  group.members.insert(group.members.begin(), event.founder);
  group.period_days = event.group.period_days;
  group.founded_at = stamp.occurred_at;
  owe_meeting(group, stamp.occurred_at);
  return group;
}

void apply(Group&, const GroupFounded&, Instant) { LIANDONG_CHECK(false); }

void apply(Group& group, const MembersChanged& event, Instant) { group.members = event.members; }

// The clock runs on: the next convener has what is left of the time.
void apply(Group& group, const ConvenerChanged& event, Instant at) {
  group.convener = event.convener;
  OwedMeeting& owed = group.meetings.back();
  owed.handed_over_at = at;
  owe_meeting(group, owed.owed_since);
}

void apply(Group& group, const PeriodChanged& event, Instant) {
  group.period_days = event.period_days;
  group.meetings.back().period_days = event.period_days;
}

void apply(Group& group, const MeetingHeld& event, Instant) {
  group.meetings.back().held_at = event.held_at;
  group.meetings.back().origin = event.origin;
  owe_meeting(group, event.held_at);
}

void apply(Group& group, const GroupDissolved& event, Instant at) {
  group.stage = Stage::dissolved;
  group.closed_at = at;
  group.dissolve_reason = event.reason;
}

}  // namespace

Group evolve(const Group* group, const Event& event, const Stamp& stamp) {
  if (const auto* founded = std::get_if<GroupFounded>(&event)) {
    LIANDONG_CHECK(group == nullptr);
    return opened(*founded, stamp);
  }
  LIANDONG_CHECK(group != nullptr);
  Group next = *group;
  std::visit([&](const auto& one) { apply(next, one, stamp.occurred_at); }, event);
  return next;
}

}  // namespace liandong::standing_group
