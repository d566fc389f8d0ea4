// The operation and what came of it: the record, each unit's results, cases, the end.
#include "systems/common/domain/materials.hpp"
#include "systems/joint_enforcement/joint_operation/domain/decide_each.hpp"
#include "systems/joint_enforcement/joint_operation/domain/limits.hpp"

#include <algorithm>

namespace liandong::joint_operation {
namespace {

constexpr std::string_view occurred = "occurred_at";

}  // namespace

// 开展联合执法: with at least one unit beside the organiser; who did not answer did not come.
// [3.4.2-a]
Decision decide_one(const Operation& operation, const RecordAction& command, const Context&) {
  bool joined = false;
  Instant last = operation.participants.front().invited_at;
  for (const Participant& one : operation.participants) {
    joined = joined || (one.unit != operation.organiser && one.confirmed_at);
    last = std::max(last, one.confirmed_at.value_or(last));
  }
  Checks checks;
  checks.not_before("began_at", command.began_at, operation.participants.front().invited_at);
  checks.not_before("ended_at", command.ended_at, last);
  checks.refuse_if(!joined, Refusal::nobody_takes_part);
  return unless_refused(checks, ActionRecorded{command});
}

Decision decide_one(const Operation& operation, const RecordResult& command,
                    const Context& context) {
  const Participant* participant = acting_participant(operation, context);
  const bool came = participant != nullptr && participant->confirmed_at;
  Checks checks;
  checks.refuse_if(came && participant->reported_at, Refusal::result_already_recorded);
  checks.not_before(occurred, context.occurred_at, *operation.ended_at);
  checks.refuse_if(!came, Refusal::unit_not_participating, context.actor.unit.view());
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{ResultRecorded{participant->unit, command.findings, command.measures}};
}

// 后续案件.  [3.4.2-a]
Decision decide_one(const Operation& operation, const AddCase& command, const Context& context) {
  const Participant* participant = acting_participant(operation, context);
  const bool came = participant != nullptr && participant->confirmed_at;
  Checks checks;
  checks.not_before(occurred, context.occurred_at, *operation.began_at);
  checks.refuse_if(operation.cases.size() >= limits::cases, CommonRefusal::too_many_records,
                   "cases", {}, limits::cases);
  checks.refuse_if(!came, Refusal::unit_not_participating, context.actor.unit.view());
  checks.refuse_if(command.case_number.empty() && command.case_matter.empty(),
                   Refusal::case_not_named);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      CaseAdded{participant->unit, command.case_number, command.case_matter, command.note}};
}

Decision decide_one(const Operation& operation, const Conclude& command, const Context& context) {
  Instant last = *operation.ended_at;
  const Participant* silent = nullptr;
  for (const Participant& one : operation.participants) {
    last = std::max(last, one.reported_at.value_or(last));
    if (silent == nullptr && owes_result(one)) silent = &one;
  }
  Checks checks;
  checks.not_before(occurred, context.occurred_at, last);
  checks.refuse_if(silent != nullptr, Refusal::results_outstanding,
                   silent == nullptr ? std::string_view{} : silent->unit.view());
  return unless_refused(checks, Concluded{command.summary});
}

Decision decide_one(const Operation& operation, const Correct& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, operation.participants.front().invited_at);
  return unless_refused(checks, Corrected{command});
}

Decision decide_one(const Operation& operation, const AttachMaterial& command,
                    const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(operation.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

}  // namespace liandong::joint_operation
