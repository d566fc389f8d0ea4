// The rules of standing groups as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/joint_enforcement/standing_group/domain/state.hpp"

#include <span>

namespace liandong::standing_group {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `group` is null only for FoundGroup. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Group* group, const Command& command, const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Group evolve(const Group* group, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Group& group, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter (bits of Relation); S and G are added by the engine.
[[nodiscard]] std::uint8_t relations(const Group& group, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// True once the group was dissolved.
[[nodiscard]] bool closed(const Group& group);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::standing_group
