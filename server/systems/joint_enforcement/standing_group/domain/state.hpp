// The state of one standing group: what its events have made of it.
#pragma once

#include "systems/joint_enforcement/standing_group/domain/events.hpp"

#include <optional>

namespace liandong::standing_group {

/// One meeting that is owed, or was held or handed to another convener; the last one is open.
struct OwedMeeting {
  UnitId convener;
  Instant owed_since;
  int period_days = 0;  // 0 = the city's target
  std::optional<Instant> held_at;
  MatterId origin;
  std::optional<Instant> handed_over_at;
  friend bool operator==(const OwedMeeting&, const OwedMeeting&) = default;
};
LIANDONG_DESCRIBE(OwedMeeting, convener, owed_since, period_days, held_at, origin, handed_over_at)

struct Group {
  Stage stage = Stage::standing;
  Text title;
  Text purpose;
  UnitId founder;
  UnitId convener;
  std::vector<UnitId> members;  // the convener included
  int period_days = 0;
  Instant founded_at;
  std::vector<OwedMeeting> meetings;
  std::optional<Instant> closed_at;
  Text dissolve_reason;
  friend bool operator==(const Group&, const Group&) = default;
};
LIANDONG_DESCRIBE(Group, stage, title, purpose, founder, convener, members, period_days, founded_at,
                  meetings, closed_at, dissolve_reason)

[[nodiscard]] bool is_member(const Group& group, UnitId unit);
[[nodiscard]] UnitId custodian(const Group& group);

}  // namespace liandong::standing_group
