// The rules of criminal referral as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/criminal_referral/domain/state.hpp"

#include <span>

namespace liandong::criminal_referral {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `referral` is null only for RecordSuspicion and RecordUnprosecuted.
/// Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const Referral* referral, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] Referral evolve(const Referral* referral, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const Referral& referral, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter (bits of Relation). The procuratorate the letter was copied to
/// is a supervisor; S and G are added by the engine.
[[nodiscard]] std::uint8_t relations(const Referral& referral, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused whatever its fields say, because what it answers is
/// not there or is done; pages offer the others.
[[nodiscard]] bool has_use(const Referral& referral, std::string_view command);

/// True once nothing more is owed: handed over, handled administratively, or answered.  [3.7-e]
[[nodiscard]] bool closed(const Referral& referral);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::criminal_referral
