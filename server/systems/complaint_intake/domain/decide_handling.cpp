// What the unit that accepted does: verify, file and decide, or send the case to who is competent.
#include "systems/complaint_intake/domain/decide_each.hpp"

namespace liandong::complaint_intake {
namespace {

constexpr std::string_view occurred = "occurred_at";

}  // namespace

// 经初步核实.  [3.2.1-b, 3.2.1-c, 3.2.1-d]
Decision decide_one(const Complaint& complaint, const RecordVerification& command, const Context&) {
  Checks checks;
  checks.not_before("verified_at", command.verified_at, *complaint.accepted_at);
  return unless_refused(checks, Verified{command});
}

// 复杂可延: before the target is over, once, with a reason the head answers for.  [3.2.1-b]
Decision decide_one(const Complaint& complaint, const ExtendVerification& command,
                    const Context& context) {
  const std::optional<Due> bound = verification_bound(complaint, context.targets, context.calendar);
  const std::optional<Period> longest = context.targets.of("complaint_intake.verify_extension");
  const bool limited = longest && longest->kind == PeriodKind::calendar_days;
  Checks checks;
  checks.refuse_if(complaint.extension.has_value(), Refusal::verification_already_extended);
  checks.refuse_if(!bound, CommonRefusal::clock_ended, "verify");
  checks.not_before(occurred, context.occurred_at, *complaint.accepted_at);
  checks.refuse_if(bound && context.occurred_at >= bound->due_before,
                   Refusal::extension_after_expiry, {}, bound ? bound->due_before : Instant{});
  checks.refuse_if(limited && command.days > longest->n, Refusal::extension_too_long, "days", {},
                   longest ? longest->n : 0);
  return unless_refused(checks,
                        VerificationExtended{context.actor.person, command.days, command.reason});
}

// 及时立案调查处理.  [3.2.1-c, L:penalty_law-54]
Decision decide_one(const Complaint& complaint, const DecideFiling& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(complaint.filing.has_value(), Refusal::filing_was_decided);
  checks.refuse_if(!command.filed && crime_suspected(complaint), Refusal::crime_still_suspected);
  checks.not_before(occurred, context.occurred_at, handled_since(complaint));
  if (command.filed_at) {
    checks.not_before("filed_at", *command.filed_at, *complaint.accepted_at);
  }
  return unless_refused(checks, FilingDecided{command});
}

// A case that was filed ends with a decision, within ninety days.  [L:penalty_law-60]
Decision decide_one(const Complaint& complaint, const RecordOutcome& command, const Context&) {
  Checks checks;
  checks.refuse_if(!complaint.filing, Refusal::complaint_not_filed);
  if (complaint.filing) {
    checks.not_before("decided_at", command.decided_at, *complaint.filing->filed_at);
  }
  checks.refuse_if(crime_suspected(complaint) && command.kind == DecisionKind::fine,
                   Refusal::fine_while_crime_suspected);
  return unless_refused(checks, OutcomeRecorded{command});
}

Decision decide_one(const Complaint& complaint, const RecordExecution& command, const Context&) {
  const std::optional<CaseOutcome>& outcome = complaint.outcome;
  Checks checks;
  checks.refuse_if(!outcome || outcome->kind == DecisionKind::no_penalty,
                   Refusal::nothing_to_execute);
  checks.refuse_if(outcome && outcome->executed_at, Refusal::execution_already_recorded);
  if (outcome) checks.not_before("executed_at", command.executed_at, outcome->decided_at);
  return unless_refused(checks, ExecutionRecorded{command});
}

// 形成相关书面资料，移交有管辖权的部门; C learns where it went.  [3.2.1-d]
Decision decide_one(const Complaint& complaint, const Transfer& command, const Context& context) {
  Checks checks;
  checks.refuse_if(command.receiver == complaint.handler, CommonRefusal::unit_is_own,
                   command.receiver.view());
  check_answerable(checks, command.receiver, context);
  checks.refuse_if(materials_of(complaint, MaterialKind::case_facts).empty(),
                   Refusal::case_facts_missing);
  checks.not_before(occurred, context.occurred_at, complaint.verification->verified_at);
  return unless_refused(checks, Transferred{command});
}

// The result of the case transfer, or of the earlier complaint.  [3.2.3-a]
Decision decide_one(const Complaint& complaint, const RecordReportedResult& command,
                    const Context&) {
  const Elsewhere& waited = complaint.duplicate ? *complaint.duplicate : *complaint.transferred;
  Checks checks;
  checks.not_before("reported_at", command.reported_at, waited.since);
  return unless_refused(checks, ReportedResultRecorded{command});
}

}  // namespace liandong::complaint_intake
