// The rules of joint operations as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/joint_enforcement/joint_operation/domain/state.hpp"

#include <span>

namespace liandong::joint_operation {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `operation` is null only for Plan. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Operation* operation, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Operation evolve(const Operation* operation, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Operation& operation,
                                                  const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter (bits of Relation); S and G are added by the engine.
[[nodiscard]] std::uint8_t relations(const Operation& operation, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Operation& operation, std::string_view command);

/// True once nothing more is owed: concluded, or cancelled.
[[nodiscard]] bool closed(const Operation& operation);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::joint_operation
