#include "app/joined/handoff_parts.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"
#include "systems/joint_enforcement/standing_group/domain/group.hpp"

namespace liandong::app {
namespace {

/// Of a member, and after the meeting before; one that was recorded by hand stays as it is.
Consequences meeting_is_held(const Cause& cause, HandoffDesk& desk) {
  const auto& m = state_of<consultation::Meeting>(cause);
  const auto found = open_matter(desk, m.group, "standing_group");
  if (!found || !m.held_at) {
    return {};
  }
  const auto& group = state_of<standing_group::Group>(*found);
  const bool owed = *m.held_at >= group.meetings.back().owed_since;
  if (!owed || !standing_group::is_member(group, m.convener)) {
    return {};
  }
  return {act_on<standing_group::Command>(m.group,
                                          standing_group::RecordMeeting{*m.held_at, cause.matter})};
}

}  // namespace

std::vector<Handoff> handoffs_of_meetings() {
  return {{consultation::MinutesRecorded::type, "standing_group",
           standing_group::RecordMeeting::name, "3.4.1-e", meeting_is_held}};
}

}  // namespace liandong::app
