// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"
#include "systems/joint_enforcement/consultation/domain/refusals.hpp"

namespace liandong::consultation {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const Convene& command, const Context& context);

[[nodiscard]] Decision decide_one(const Meeting&, const Reschedule&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const Cancel&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const RecordMinutes&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const Correct&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const AddTopic&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const SignIn&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const AttachMaterial&, const Context&);

[[nodiscard]] Decision decide_one(const Meeting&, const Resolve&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const DropTask&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const ReportTask&, const Context&);
[[nodiscard]] Decision decide_one(const Meeting&, const ConfirmTask&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of consulting.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "consultation"};
}

}  // namespace liandong::consultation
