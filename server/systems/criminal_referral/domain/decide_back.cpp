// The way back: police or procuratorate send a case to an administrative body, which answers.
#include "systems/criminal_referral/domain/decide_each.hpp"
#include "systems/criminal_referral/domain/limits.hpp"

namespace liandong::criminal_referral {

// 移送有关行政机关处理，提出检察意见的写明回复期限.  [L:order_310-13, L:penalty_law-27]
Decision decide_one(const Referral& referral, const SendBack& command, const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(command.receiver);
  const auto& rounds = referral.back_rounds;
  Checks checks;
  check_time(checks, referral, context);
  checks.refuse_if(rounds.size() >= limits::records, CommonRefusal::too_many_records, "letters", {},
                   limits::records);
  units.check_signatory(checks, signatory, sends(referral, signatory), context.actor);
  units.check_receiver(checks, command.receiver);
  checks.refuse_if(sends(referral, command.receiver), CommonRefusal::unit_is_own,
                   command.receiver.view());
  checks.refuse_if(!command.redaction_confirmed, Refusal::redaction_not_confirmed,
                   "redaction_confirmed");
  checks.refuse_if(context.personal_data_found > 0 && !command.personal_data_reviewed,
                   Refusal::personal_data_not_reviewed, "personal_data_reviewed", {},
                   context.personal_data_found);
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::receiver_not_enforcement_unit,
                   command.receiver.view());
  checks.refuse_if(!rounds.empty() && rounds.back().receiver == command.receiver,
                   Refusal::unit_has_declined, command.receiver.view());
  checks.refuse_if(command.answer_before && *command.answer_before <= context.occurred_at,
                   Refusal::time_already_passed, "answer_before", context.occurred_at);
  if (checks.first()) return Err{*checks.first()};
  SentBack event;
  event.document_number = next_number(signatory, "back_referral", context);
  event.receiver = command.receiver;
  event.signatory = signatory;
  event.statute = units.statute_of(signatory);
  event.answer_before = command.answer_before;
  event.contact = command.contact;
  event.personal_data_found = context.personal_data_found;
  event.materials = unsent(referral);
  return std::vector<Event>{event};
}

Decision decide_one(const Referral& referral, const ReceiveBack&, const Context& context) {
  Checks checks;
  check_time(checks, referral, context);
  return unless_refused(checks, BackReceived{});
}

Decision decide_one(const Referral& referral, const DeclineBack& command, const Context& context) {
  Checks checks;
  checks.refuse_if(referral.back_rounds.back().case_decided_at.has_value(),
                   Refusal::already_decided);
  check_time(checks, referral, context);
  checks.active_unit(command.competent_unit, context.units);
  checks.refuse_if(command.competent_unit == referral.back_rounds.back().receiver,
                   CommonRefusal::unit_is_own, command.competent_unit.view());
  return unless_refused(checks, BackDeclined{command});
}

Decision decide_one(const Referral& referral, const DecideCase& command, const Context& context) {
  Checks checks;
  checks.refuse_if(referral.back_rounds.back().case_decided_at.has_value(),
                   Refusal::already_decided);
  check_time(checks, referral, context);
  return unless_refused(checks, CaseDecided{command});
}

// 将处理结果书面回复.  [L:penalty_law-27, 3.7-e]
Decision decide_one(const Referral& referral, const ReportResult& command, const Context& context) {
  Checks checks;
  check_time(checks, referral, context);
  checks.refuse_if(!referral.back_rounds.back().case_decided_at, Refusal::case_undecided);
  return unless_refused(checks, ResultReported{command});
}

}  // namespace liandong::criminal_referral
