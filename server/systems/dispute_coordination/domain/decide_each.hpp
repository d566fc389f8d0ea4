// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/dispute_coordination/domain/refusals.hpp"

namespace liandong::dispute_coordination {

[[nodiscard]] Decision decide_opening(const OpenDispute& command, const Context& context);

[[nodiscard]] Decision decide_one(const Dispute&, const StatePosition&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const RecordNegotiation&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const ProposeAgreement&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const SignAgreement&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const Coordinate&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const JoinUnit&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const AssignInterim&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const Withdraw&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const Correct&, const Context&);

[[nodiscard]] Decision decide_one(const Dispute&, const Submit&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const Review&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const Reply&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const Decide&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const ExtendDecision&, const Context&);
[[nodiscard]] Decision decide_one(const Dispute&, const RecordSuperiorDecision&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units. Who may give and take cases in its own name disputes over them
/// in its own name, so the statute of an office for case transfers holds here, too.  [3.1.3-c]
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "case_transfer"};
}
/// The party for which the acting person acts; may be a unit that is none.
[[nodiscard]] UnitId acting_party(const Context& context);
/// The acting unit answers for a party.
void check_party(Checks& checks, const Dispute& dispute, const Context& context);
/// A signature binds the unit: an office needs a statute on file.  [3.1.3-a, 3.1.3-b]
void check_signature(Checks& checks, const Context& context);
/// The unit exists, enforces and acts in its own name: it can be given the case.
void check_answerable(Checks& checks, UnitId unit, const Context& context);
/// The act does not lie before the one that brought the dispute into its stage.
void check_order(Checks& checks, const Dispute& dispute, const Context& context);
[[nodiscard]] PartyFacts facts_of(UnitId unit, const Context& context);

}  // namespace liandong::dispute_coordination
