// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"
#include "systems/enforcement_assistance/domain/refusals.hpp"

namespace liandong::enforcement_assistance {

/// What can be said of a command without knowing its matter.
void check_shape(Checks& checks, const Command& command, const Context& context);

[[nodiscard]] Decision decide_opening(const RecordNeed& command, const Context& context);

[[nodiscard]] Decision decide_one(const Assistance&, const DropNeed&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const RemoveMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const Request&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const Withdraw&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const TakeIntoCase&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const Correct&, const Context&);

[[nodiscard]] Decision decide_one(const Assistance&, const Receive&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const AnnounceExtension&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const Reply&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const Decline&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const OverruleDecline&, const Context&);

[[nodiscard]] Decision decide_one(const Assistance&, const RequestOnSite&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const Dispatch&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const RecordScene&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const RequestArchives&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const DropArchiveRequest&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const ProvideArchives&, const Context&);
[[nodiscard]] Decision decide_one(const Assistance&, const RecordRenderedLetter&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of assistance.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "enforcement_assistance"};
}
[[nodiscard]] inline UnitId signatory_or_actor(UnitId signatory, const Context& context) {
  return signatory.empty() ? context.actor.unit : signatory;
}
/// No act lies before the letter it answers or the latest act on it.
void check_after_letter(Checks& checks, const Assistance& assistance, Instant at);
/// Ids of the materials of these kinds that no letter or list names yet.
[[nodiscard]] std::vector<std::string> unsent(const Assistance& assistance,
                                              std::initializer_list<MaterialKind> kinds);

}  // namespace liandong::enforcement_assistance
