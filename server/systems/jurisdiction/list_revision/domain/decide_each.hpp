// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/jurisdiction/list_revision/domain/refusals.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

namespace liandong::list_revision {

[[nodiscard]] Decision decide_opening(const ProposeRevision& command, const Context& context);

[[nodiscard]] Decision decide_one(const Revision&, const Revise&, const Context&);
[[nodiscard]] Decision decide_one(const Revision&, const Review&, const Context&);
[[nodiscard]] Decision decide_one(const Revision&, const AuthorisePublication&, const Context&);
[[nodiscard]] Decision decide_one(const Revision&, const Publish&, const Context&);
[[nodiscard]] Decision decide_one(const Revision&, const ReturnRevision&, const Context&);
[[nodiscard]] Decision decide_one(const Revision&, const WithdrawProposal&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

}  // namespace liandong::list_revision
