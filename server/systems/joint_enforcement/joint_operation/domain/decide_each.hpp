// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"
#include "systems/joint_enforcement/joint_operation/domain/refusals.hpp"

namespace liandong::joint_operation {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const Plan& command, const Context& context);

[[nodiscard]] Decision decide_one(const Operation&, const ChangePlan&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const InviteUnit&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const Cancel&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const ConfirmParticipation&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const DeclineParticipation&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const NameOfficers&, const Context&);

[[nodiscard]] Decision decide_one(const Operation&, const RecordAction&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const RecordResult&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const AddCase&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const Conclude&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const Correct&, const Context&);
[[nodiscard]] Decision decide_one(const Operation&, const AttachMaterial&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of a joint operation.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "joint_operation"};
}
/// The participant in whose name the actor acts, or null.
[[nodiscard]] const Participant* acting_participant(const Operation& operation,
                                                    const Context& context);

}  // namespace liandong::joint_operation
