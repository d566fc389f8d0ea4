// The rules of shared information as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/information_sharing/domain/state.hpp"

#include <span>
#include <string_view>

namespace liandong::information_sharing {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `item` is null only for RecordFormed. Permission was checked before.
/// @refuses see refusals.hpp, in order of precedence
[[nodiscard]] Decision decide(const SharedItem* item, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] SharedItem evolve(const SharedItem* item, const Event& event, const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const SharedItem& item, const Targets& targets,
                                                  const WorkCalendar& calendar);

/// How the unit stands to the matter: the holder is the sender, whom it was shared with a receiver.
[[nodiscard]] std::uint8_t relations(const SharedItem& item, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// False for a command that would be refused to the unit whatever its fields say.
[[nodiscard]] bool has_use(const SharedItem& item, std::string_view command, UnitId unit);

/// True once everybody acknowledged, or it was discarded.
[[nodiscard]] bool closed(const SharedItem& item);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);

}  // namespace liandong::information_sharing
