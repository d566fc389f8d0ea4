// The rules of dispute coordination as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/dispute_coordination/domain/state.hpp"

#include <span>
#include <string_view>

namespace liandong::dispute_coordination {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `dispute` is null only for OpenDispute. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Dispute* dispute, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Dispute evolve(const Dispute* dispute, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Dispute& dispute, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter: who raised it is the sender, every other party a receiver.
[[nodiscard]] std::uint8_t relations(const Dispute& dispute, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Dispute& dispute, std::string_view command);

/// True once agreed, decided or withdrawn.
[[nodiscard]] bool closed(const Dispute& dispute);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::dispute_coordination
