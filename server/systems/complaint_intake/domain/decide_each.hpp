// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/refusals.hpp"

namespace liandong::complaint_intake {

[[nodiscard]] Decision decide_opening(const Register& command, const Context& context);

[[nodiscard]] Decision decide_one(const Complaint&, const AddComplainant&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const Decline&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const LinkDuplicate&, const Context&);

[[nodiscard]] Decision decide_one(const Complaint&, const NotifyAndPass&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const PassMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const Accept&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const Object&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const SettleJurisdiction&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RequestGuidance&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const GiveGuidance&, const Context&);

[[nodiscard]] Decision decide_one(const Complaint&, const RecordVerification&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const DecideFiling&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RecordOutcome&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const Transfer&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RecordReportedResult&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const AwaitDispute&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const AssignInterim&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RecordExecution&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const NoteTransfer&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const TakeBack&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const MarkSuspectedCrime&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const NoteReferral&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const EndSuspicion&, const Context&);

[[nodiscard]] Decision decide_one(const Complaint&, const Answer&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const ExcuseAnswer&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const GiveFeedback&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RevealIdentity&, const Context&);

[[nodiscard]] Decision decide_one(const Complaint&, const ExtendVerification&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const WithdrawConsent&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RecordRating&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const IssueLetter&, const Context&);
[[nodiscard]] Decision decide_one(const Complaint&, const RecordRenderedLetter&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of passing a complaint on.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "complaint_intake"};
}
/// The unit can be given a complaint: it enforces and acts in its own name.  [3.2.2-c]
void check_answerable(Checks& checks, UnitId unit, const Context& context);
/// Ids of the materials of the kind, in list order.
[[nodiscard]] std::vector<std::string> materials_of(const Complaint& complaint, MaterialKind kind);

}  // namespace liandong::complaint_intake
