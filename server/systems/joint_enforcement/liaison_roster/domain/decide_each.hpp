// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/joint_enforcement/liaison_roster/domain/refusals.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

namespace liandong::liaison_roster {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const OpenRoster& command, const Context& context);

[[nodiscard]] Decision decide_one(const Roster&, const UpdateCounterparts&, const Context&);
[[nodiscard]] Decision decide_one(const Roster&, const AppointLiaison&, const Context&);
[[nodiscard]] Decision decide_one(const Roster&, const EndLiaison&, const Context&);
[[nodiscard]] Decision decide_one(const Roster&, const SetContact&, const Context&);
[[nodiscard]] Decision decide_one(const Roster&, const RemoveContact&, const Context&);
[[nodiscard]] Decision decide_one(const Roster&, const ConfirmRoster&, const Context&);
[[nodiscard]] Decision decide_one(const Roster&, const CloseRoster&, const Context&);

}  // namespace liandong::liaison_roster
