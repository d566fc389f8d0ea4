// The rules of requests for information as pure functions: decide, evolve, obligations, relations,
// permissions.
#pragma once

#include "kernel/context.hpp"
#include "kernel/obligation.hpp"
#include "kernel/permission.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "systems/common/domain/duties.hpp"
#include "systems/information_sharing/domain/request_state.hpp"

#include <span>
#include <string_view>

namespace liandong::information_request {

using Decision = Result<std::vector<Event>, Rejection>;

/// Decides a command. `request` is null only for RequestInformation. Permission was checked before.
/// @refuses see refusals.hpp of information_sharing, in order of precedence
[[nodiscard]] Decision decide(const InformationRequest* request, const Command& command,
                              const Context& context);

/// Applies one event. An event that does not fit the state is a bug (CHECK).
[[nodiscard]] InformationRequest evolve(const InformationRequest* request, const Event& event,
                                        const Stamp& stamp);

/// Every obligation the matter ever had, open or ended; a pure function of state, targets and
/// calendar.
[[nodiscard]] std::vector<Obligation> obligations(const InformationRequest& request,
                                                  const Targets& targets,
                                                  const WorkCalendar& calendar);
/// The duties as a table; `answer` bears the sentence of what is asked for.
[[nodiscard]] std::span<const common::DutyInfo> duties();

/// How the unit stands to the matter: who asks is the sender, who was asked the receiver.
[[nodiscard]] std::uint8_t relations(const InformationRequest& request, UnitId unit);

/// Which command in which stages for whom. Deny by default.
[[nodiscard]] std::span<const Permission> permissions();

/// True once confirmed or withdrawn.
[[nodiscard]] bool closed(const InformationRequest& request);

/// Things that are allowed but look wrong; words for `warning.<word>`.
[[nodiscard]] std::vector<std::string_view> warnings(const Command& command);
[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::information_request
