// One function per command; the fields and the stage have been checked before they are called.
#pragma once

#include "systems/case_transfer/domain/checks.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

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

/// The refusal if there is one, else the events.
template <class... Events>
[[nodiscard]] Decision unless_refused(const Checks& checks, Events&&... events) {
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{Event{std::forward<Events>(events)}...};
}

/// True if the unit or one it belongs to enforces.
[[nodiscard]] bool belongs_to_enforcing_unit(UnitId unit, const UnitDirectory& units);
/// True if the unit or one it belongs to is a township or subdistrict.
[[nodiscard]] bool is_local(UnitId unit, const UnitDirectory& units);
/// True for a legal subject and for an office with a statute on file.  [3.1.3-a, 3.1.3-c]
[[nodiscard]] bool acts_in_own_name(const UnitFacts& facts, const UnitDirectory& units);
/// Townships, subdistricts, departments and the police enforce, and offices with a statute on file.
[[nodiscard]] bool enforces(const UnitFacts& facts, const UnitDirectory& units);
/// The unit that answers for what the unit does: itself or the nearest unit above that enforces and
/// may sign outward documents; empty if there is none.  [3.1.3-a, 3.1.3-c]
[[nodiscard]] UnitId responsible_unit(UnitId unit, const UnitDirectory& units);
/// The unit can be given a case: it enforces and acts in its own name.  [3.1.1-a, 3.1.3-a]
void check_answerable(Checks& checks, UnitId unit, const Context& context);
/// True if the unit is the sender or the office of the sender that drafted.
[[nodiscard]] bool sends(const Transfer& transfer, UnitId unit);
/// True if a material of the kind is in the file.
[[nodiscard]] bool has_material(const Transfer& transfer, MaterialKind kind);
/// What 3.1.2 asks of the file; an urgent transfer may be sent with the written facts alone.
void check_file(Checks& checks, const Transfer& transfer, bool facts_suffice);

}  // namespace liandong::case_transfer
