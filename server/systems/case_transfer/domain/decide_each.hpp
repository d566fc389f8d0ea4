// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/common/domain/judge.hpp"
#include "systems/common/domain/standing.hpp"

namespace liandong::case_transfer {

[[nodiscard]] Decision decide_opening(const RecordFinding& command, const Context& context);

[[nodiscard]] Decision decide_one(const Transfer&, const MarkUrgent&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const ConfirmUrgency&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const RecordDissuasion&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const TellCompetentUnit&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const ApproveLaterStart&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const DismissFinding&, const Context&);

[[nodiscard]] Decision decide_one(const Transfer&, const AttachMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const RemoveMaterial&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const CompleteMaterials&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const Supply&, const Context&);

[[nodiscard]] Decision decide_one(const Transfer&, const Issue&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const Withdraw&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const RecordRenderedLetter&, const Context&);

[[nodiscard]] Decision decide_one(const Transfer&, const Receive&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const Accept&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const RequestSupplement&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const Object&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const ConsentToObjection&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const ObjectOnNewFacts&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const AssignInterim&, const Context&);

[[nodiscard]] Decision decide_one(const Transfer&, const DecideFiling&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const RecordOutcome&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const RecordExecution&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const ReportResult&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const Correct&, const Context&);

[[nodiscard]] Decision decide_one(const Transfer&, const MarkSuspectedCrime&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const AwaitDispute&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const ContinueAtUnit&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const TakeEvidence&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const TakeMaterials&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const NoteReferral&, const Context&);
[[nodiscard]] Decision decide_one(const Transfer&, const EndSuspicion&, const Context&);

template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

/// What the rules ask about units, for the act of transferring a case.
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "case_transfer"};
}
/// The unit can be given a case: it enforces and acts in its own name.  [3.1.1-a, 3.1.3-a]
void check_answerable(Checks& checks, UnitId unit, const Context& context);
/// True if a material of the kind is in the file.
[[nodiscard]] bool has_material(const Transfer& transfer, MaterialKind kind);
/// True while parts are owed that an urgent letter left out.  [3.1.2-b]
[[nodiscard]] bool letter_incomplete(const Transfer& transfer);
/// What 3.1.2 asks of the file; an urgent transfer may be sent with the written facts alone.
void check_file(Checks& checks, const Transfer& transfer, bool facts_suffice);

}  // namespace liandong::case_transfer
