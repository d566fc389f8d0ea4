// The rules of providing bases and standards as pure functions: decide, evolve, obligations,
// relations, permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/jurisdiction/basis_provision/domain/state.hpp"

#include <span>
#include <string_view>

namespace liandong::basis_provision {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `provision` is null only for RecordAssignment. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Provision* provision, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Provision evolve(const Provision* provision, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Provision& provision,
                                                  const Targets& targets,
                                                  const WorkCalendar& calendar);

/// The department is the sender, every holder a receiver.
[[nodiscard]] std::uint8_t relations(const Provision& provision, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Provision& provision, std::string_view command);

/// True once every holder acknowledged, or the assignment was dropped. A later report reopens it.
[[nodiscard]] bool closed(const Provision& provision);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::basis_provision
