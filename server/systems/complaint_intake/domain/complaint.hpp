// The rules of complaint intake as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/complaint_intake/domain/state.hpp"

#include <span>
#include <string_view>

namespace liandong::complaint_intake {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `complaint` is null only for Register. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Complaint* complaint, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Complaint evolve(const Complaint* complaint, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Complaint& complaint,
                                                  const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter (bits of Relation); S and G are added by the engine.
[[nodiscard]] std::uint8_t relations(const Complaint& complaint, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say; pages offer the others.
[[nodiscard]] bool has_use(const Complaint& complaint, std::string_view command);

/// True once every complainant is answered or excused and the feedback is given.
[[nodiscard]] bool closed(const Complaint& complaint);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);
[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::complaint_intake
