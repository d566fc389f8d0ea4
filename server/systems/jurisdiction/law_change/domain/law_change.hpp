// The rules of announcing a change of law as pure functions: decide, evolve, obligations,
// relations, permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/jurisdiction/law_change/domain/state.hpp"

#include <span>
#include <string_view>

namespace liandong::law_change {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `change` is null only for RegisterLawChange. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const LawChange* change, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] LawChange evolve(const LawChange* change, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const LawChange& change, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// The department is the sender, every holder a receiver.
[[nodiscard]] std::uint8_t relations(const LawChange& change, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const LawChange& change, std::string_view command);

/// True once everybody signed and every list was looked at, or the change was dropped.
[[nodiscard]] bool closed(const LawChange& change);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::law_change
