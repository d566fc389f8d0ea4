// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"
#include "systems/jurisdiction/law_change/domain/refusals.hpp"

namespace liandong::law_change {

[[nodiscard]] Decision decide_opening(const RegisterLawChange& command, const Context& context);

[[nodiscard]] Decision decide_one(const LawChange&, const AnnounceBasisChange&, const Context&);
[[nodiscard]] Decision decide_one(const LawChange&, const Acknowledge&, const Context&);
[[nodiscard]] Decision decide_one(const LawChange&, const RecordRevision&, const Context&);
[[nodiscard]] Decision decide_one(const LawChange&, const MarkAffected&, const Context&);
[[nodiscard]] Decision decide_one(const LawChange&, const DropLawChange&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

}  // namespace liandong::law_change
