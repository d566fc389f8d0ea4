// What can happen to a standing group. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/joint_enforcement/standing_group/domain/types.hpp"

namespace liandong::standing_group {

struct GroupFounded {
  static constexpr std::string_view type = "standing_group.group_founded.v1";
  static constexpr std::string_view clauses[] = {"3.4.1-a", "3.4.1-e"};
  UnitId founder;
  UnitId convener;
  FoundGroup group;
};
LIANDONG_DESCRIBE(GroupFounded, founder, convener, group)

struct MembersChanged {
  static constexpr std::string_view type = "standing_group.members_changed.v1";
  std::vector<UnitId> members;
  Text reason;
};
LIANDONG_DESCRIBE(MembersChanged, members, reason)

struct ConvenerChanged {
  static constexpr std::string_view type = "standing_group.convener_changed.v1";
  static constexpr std::string_view clauses[] = {"3.4.1-e"};
  UnitId convener;
  Text reason;
};
LIANDONG_DESCRIBE(ConvenerChanged, convener, reason)

struct PeriodChanged {
  static constexpr std::string_view type = "standing_group.period_changed.v1";
  int period_days = 0;
  Text reason;
};
LIANDONG_DESCRIBE(PeriodChanged, period_days, reason)

struct MeetingHeld {
  static constexpr std::string_view type = "standing_group.meeting_held.v1";
  static constexpr std::string_view clauses[] = {"3.4.1-e"};
  Instant held_at;
  MatterId origin;
};
LIANDONG_DESCRIBE(MeetingHeld, held_at, origin)

struct GroupDissolved {
  static constexpr std::string_view type = "standing_group.group_dissolved.v1";
  Text reason;
};
LIANDONG_DESCRIBE(GroupDissolved, reason)

using Event = std::variant<GroupFounded, MembersChanged, ConvenerChanged, PeriodChanged,
                           MeetingHeld, GroupDissolved>;

}  // namespace liandong::standing_group
