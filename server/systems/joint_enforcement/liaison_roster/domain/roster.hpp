// The rules of liaison rosters as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/state.hpp"

#include <span>

namespace liandong::liaison_roster {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `roster` is null only for OpenRoster. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Roster* roster, const Command& command, const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Roster evolve(const Roster* roster, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Roster& roster, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter (bits of Relation); S and G are added by the engine.
[[nodiscard]] std::uint8_t relations(const Roster& roster, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Roster& roster, std::string_view command);

/// True once the unit is no longer there.
[[nodiscard]] bool closed(const Roster& roster);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::liaison_roster
