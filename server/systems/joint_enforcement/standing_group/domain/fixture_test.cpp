// Shortcuts for the tests of standing groups.
#include "systems/joint_enforcement/standing_group/domain/group_fixture.hpp"

namespace liandong::standing_group::test {
namespace {

std::vector<UnitId> ids(const std::vector<std::string_view>& words) {
  return {words.begin(), words.end()};
}

}  // namespace

Targets default_targets() { return Targets{{{"standing_group.hold_meeting", calendar_days(90)}}}; }

void Matter::found(Instant now, int period_days) {
  FoundGroup command = group_of({"dept", "dept2"});
  command.period_days = period_days;
  must("town", Role::head, command, now);
}

void Matter::meet(Instant held_at, std::string_view origin) {
  must(state->convener.view(), Role::head, RecordMeeting{held_at, MatterId{origin}}, held_at);
}

FoundGroup group_of(const std::vector<std::string_view>& members) {
  FoundGroup command;
  command.title = text("title");
  command.purpose = text("purpose");
  command.members = ids(members);
  return command;
}

ChangeMembers members_of(const std::vector<std::string_view>& members) {
  return {ids(members), text("reorganised")};
}

}  // namespace liandong::standing_group::test
