// The rules of revising the list as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/jurisdiction/list_revision/domain/state.hpp"

#include <span>
#include <string_view>

namespace liandong::list_revision {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `revision` is null only for ProposeRevision. Permission was checked before.
/// Whether the changes fit the register is asked of the register: revised_register.hpp.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Revision* revision, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Revision evolve(const Revision* revision, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Revision& revision, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// Who proposed is the sender, every other unit whose list changes a receiver.
[[nodiscard]] std::uint8_t relations(const Revision& revision, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Revision& revision, std::string_view command);

/// True once published or withdrawn.
[[nodiscard]] bool closed(const Revision& revision);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::list_revision
