// From acceptance to the result: filing, decision, execution, report to the sender; and
// corrections.
#include "systems/case_transfer/domain/decide_each.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

constexpr std::string_view occurred = "occurred_at";

bool is_clock(CorrectableField field) {
  return field == CorrectableField::discovered_at ||
         field == CorrectableField::jurisdiction_determined_at;
}

std::optional<Instant> instant_of(const Transfer& transfer, CorrectableField field) {
  if (field == CorrectableField::discovered_at) return transfer.discovered_at;
  if (field == CorrectableField::jurisdiction_determined_at) {
    return transfer.jurisdiction_determined_at;
  }
  return std::nullopt;
}

// What was done because of the discovery cannot lie before it.
std::optional<Instant> first_act_after_discovery(const Transfer& transfer) {
  std::vector<Instant> acts;
  if (transfer.jurisdiction_determined_at) acts.push_back(*transfer.jurisdiction_determined_at);
  for (const Dissuasion& dissuasion : transfer.dissuasions) {
    acts.push_back(dissuasion.dissuaded_at);
  }
  for (const Told& told : transfer.told) acts.push_back(told.told_at);
  for (const Letter& letter : transfer.letters) acts.push_back(letter.issued_at);
  const auto first = std::min_element(acts.begin(), acts.end());
  return first == acts.end() ? std::nullopt : std::optional(*first);
}

void check_corrected_instant(Checks& checks, const Transfer& transfer, const Correct& command) {
  const Instant instant = command.instant.value_or(Instant{});
  if (command.field == CorrectableField::jurisdiction_determined_at) {
    checks.not_before("instant", instant, transfer.discovered_at);
    return;
  }
  const std::optional<Instant> following = first_act_after_discovery(transfer);
  checks.refuse_if(following && instant > *following, CommonRefusal::later_than_following_act,
                   "instant", following.value_or(Instant{}));
}

}  // namespace

// A filing may precede the acceptance of an urgent case, never the receipt.  [L:penalty_law-54]
Decision decide_one(const Transfer& transfer, const DecideFiling& command, const Context& context) {
  Checks checks;
  checks.refuse_if(transfer.filing.has_value(), Refusal::filing_already_decided);
  checks.not_before(occurred, context.occurred_at, *transfer.accepted_at);
  if (command.filed_at) checks.not_before("filed_at", *command.filed_at, *transfer.received_at);
  return unless_refused(checks, FilingDecided{command});
}

// A case that was filed ends with a decision, within ninety days.  [L:penalty_law-60]
Decision decide_one(const Transfer& transfer, const RecordOutcome& command, const Context&) {
  const bool filed = transfer.filing && transfer.filing->filed;
  Checks checks;
  checks.refuse_if(!filed, Refusal::case_not_filed);
  checks.refuse_if(transfer.outcome.has_value(), Refusal::outcome_already_recorded);
  // 坚决杜绝以罚代刑.  [3.7-d]
  checks.refuse_if(crime_suspected(transfer) && command.kind == DecisionKind::fine,
                   Refusal::fine_while_crime_suspected);
  if (filed) checks.not_before("decided_at", command.decided_at, *transfer.filing->filed_at);
  return unless_refused(checks, OutcomeRecorded{command});
}

Decision decide_one(const Transfer& transfer, const RecordExecution& command, const Context&) {
  const std::optional<CaseOutcome>& outcome = transfer.outcome;
  Checks checks;
  checks.refuse_if(!outcome, Refusal::outcome_missing);
  checks.refuse_if(outcome && outcome->executed_at, Refusal::execution_already_recorded);
  checks.refuse_if(outcome && outcome->kind == DecisionKind::no_penalty,
                   Refusal::nothing_to_execute);
  if (outcome) checks.not_before("executed_at", command.executed_at, outcome->decided_at);
  return unless_refused(checks, ExecutionRecorded{command});
}

// The sender learns the decision, or why the case was not filed; that concludes the matter.
// [3.1.1-a]
Decision decide_one(const Transfer& transfer, const ReportResult& command, const Context& context) {
  const bool not_filed = transfer.filing && !transfer.filing->filed;
  Checks checks;
  checks.refuse_if(!not_filed && !transfer.outcome, Refusal::result_missing);
  checks.refuse_if(crime_suspected(transfer), Refusal::crime_still_suspected);
  if (transfer.filing) {
    checks.not_before(occurred, context.occurred_at, transfer.filing->decided_at);
  }
  if (transfer.outcome) {
    checks.not_before(occurred, context.occurred_at, transfer.outcome->decided_at);
  }
  return unless_refused(checks, ResultReported{command.summary});
}

// 更正: the old value stays in the log; a clock moves only with the head's approval.  [3.1.1-a; Q1]
Decision decide_one(const Transfer& transfer, const Correct& command, const Context& context) {
  const bool clock = is_clock(command.field);
  Checks checks;
  checks.refuse_if(clock && closed(transfer), CommonRefusal::clock_ended);
  checks.refuse_if(clock && !context.actor.roles.has(Role::head),
                   CommonRefusal::head_must_correct_clock);
  if (clock) check_corrected_instant(checks, transfer, command);
  checks.refuse_if(clock && instant_of(transfer, command.field) == command.instant,
                   CommonRefusal::correction_changes_nothing, "instant");
  return unless_refused(checks, Corrected{command, instant_of(transfer, command.field)});
}

}  // namespace liandong::case_transfer
