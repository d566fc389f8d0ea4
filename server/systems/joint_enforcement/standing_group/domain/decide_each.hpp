// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/joint_enforcement/standing_group/domain/group.hpp"
#include "systems/joint_enforcement/standing_group/domain/refusals.hpp"

namespace liandong::standing_group {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const FoundGroup& command, const Context& context);

[[nodiscard]] Decision decide_one(const Group&, const ChangeMembers&, const Context&);
[[nodiscard]] Decision decide_one(const Group&, const ChangeConvener&, const Context&);
[[nodiscard]] Decision decide_one(const Group&, const ChangePeriod&, const Context&);
[[nodiscard]] Decision decide_one(const Group&, const RecordMeeting&, const Context&);
[[nodiscard]] Decision decide_one(const Group&, const Dissolve&, const Context&);

}  // namespace liandong::standing_group
