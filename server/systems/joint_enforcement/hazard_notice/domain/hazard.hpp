// The rules of hazard notices as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/state.hpp"

#include <span>

namespace liandong::hazard_notice {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `notice` is null only for RecordHazard. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Notice* notice, const Command& command, const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Notice evolve(const Notice* notice, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Notice& notice, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter (bits of Relation); S and G are added by the engine.
[[nodiscard]] std::uint8_t relations(const Notice& notice, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Notice& notice, std::string_view command);

/// True once nothing more is owed: handled, or dropped.
[[nodiscard]] bool closed(const Notice& notice);

/// From when on the department is to be reported: a reminder that was met with silence for the time
/// of the city, or rejected reasons.  [3.4.2-d; D0035]
[[nodiscard]] Instant reportable_from(const DraftReport& draft, const Targets& targets,
                                      const WorkCalendar& calendar);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::hazard_notice
