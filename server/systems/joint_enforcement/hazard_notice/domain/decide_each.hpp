// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/refusals.hpp"

namespace liandong::hazard_notice {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const RecordHazard& command, const Context& context);

[[nodiscard]] Decision decide_one(const Notice&, const DropHazard&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Notify&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Remind&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Correct&, const Context&);

[[nodiscard]] Decision decide_one(const Notice&, const AcceptReasons&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const RejectReasons&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const ReportToGovernment&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Instruct&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const AnswerInstruction&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const RecordRenderedLetter&, const Context&);

[[nodiscard]] Decision decide_one(const Notice&, const Respond&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Dispatch&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Arrive&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const ReportHandling&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Refuse&, const Context&);
[[nodiscard]] Decision decide_one(const Notice&, const Redirect&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of notifying a hazard.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "hazard_notice"};
}
/// The department in whose name the actor acts, if it was notified; else null.
[[nodiscard]] const Department* acting_department(const Notice& notice, const Context& context);

}  // namespace liandong::hazard_notice
