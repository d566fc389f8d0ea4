#include "systems/joint_enforcement/standing_group/domain/group.hpp"

#include <algorithm>

namespace liandong::standing_group {

bool is_member(const Group& group, UnitId unit) {
  return std::find(group.members.begin(), group.members.end(), unit) != group.members.end();
}

// The convener owes the meeting.  [3.4.1-e]
UnitId custodian(const Group& group) { return group.convener; }

bool closed(const Group& group) { return group.stage == Stage::dissolved; }

}  // namespace liandong::standing_group
