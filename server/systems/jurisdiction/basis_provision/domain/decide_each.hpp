// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/basis_provision/domain/refusals.hpp"

namespace liandong::basis_provision {

[[nodiscard]] Decision decide_opening(const RecordAssignment& command, const Context& context);

[[nodiscard]] Decision decide_opening(const OpenFromList& command, const Context& context);

[[nodiscard]] Decision decide_one(const Provision&, const OpenFromList&, const Context&);
[[nodiscard]] Decision decide_one(const Provision&, const Provide&, const Context&);
[[nodiscard]] Decision decide_one(const Provision&, const Acknowledge&, const Context&);
[[nodiscard]] Decision decide_one(const Provision&, const ReportInaccuracy&, const Context&);
[[nodiscard]] Decision decide_one(const Provision&, const CorrectProvision&, const Context&);
[[nodiscard]] Decision decide_one(const Provision&, const UpholdProvision&, const Context&);
[[nodiscard]] Decision decide_one(const Provision&, const DropAssignment&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

}  // namespace liandong::basis_provision
