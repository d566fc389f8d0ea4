// After a non-filing: reconsideration, supervision by the procuratorate, acceptance.
#include "systems/criminal_referral/domain/clocks.hpp"
#include "systems/criminal_referral/domain/decide_each.hpp"
#include "systems/criminal_referral/domain/limits.hpp"

namespace liandong::criminal_referral {
namespace {

/// Police and commission reconsider once; what the procuratorate did not file is reviewed above it.
std::size_t reconsiderations_max(CrimeKind kind) {
  return kind == CrimeKind::procuratorate ? 2 : 1;
}

/// Silence may be complained of once the time to decide is over.  [L:order_310-9]
std::optional<Instant> silent_until(const Referral& referral, const WorkCalendar& calendar) {
  const Round& round = referral.rounds.back();
  if (round.decided_at) return std::nullopt;
  return filing_bound(round, calendar);
}

bool demanded(const Supervision* supervision) {
  return supervision != nullptr && supervision->demanded_at.has_value();
}
bool stated(const Supervision* supervision) {
  return supervision != nullptr && supervision->stated_at.has_value();
}
bool ordered(const Supervision* supervision) {
  return supervision != nullptr && supervision->ordered_at.has_value();
}

}  // namespace

// 接到不予立案通知书之日起3日内，提请作出决定的公安机关复议.  [L:order_310-9,
// L:procuratorate_rules]
Decision decide_one(const Referral& referral, const RequestReconsideration& command,
                    const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  const common::Standing units = standing(context.units);
  const CrimeKind kind = referral.rounds.back().kind;
  const Instant bound =
      due(objection_period(kind), referral.non_filings.back().notified_at, context.calendar)
          ->due_before;
  Checks checks;
  checks.refuse_if(referral.rounds.back().receiver.empty(), Refusal::organ_outside_city);
  check_time(checks, referral, context);
  units.check_signatory(checks, signatory, sends(referral, signatory), context.actor);
  checks.refuse_if(context.occurred_at >= bound, Refusal::reconsideration_too_late, {}, bound);
  checks.refuse_if(referral.objections.size() >= reconsiderations_max(kind),
                   Refusal::reconsideration_exhausted);
  checks.refuse_if(kind == CrimeKind::duty_crime, Refusal::no_objection_to_commission);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      ReconsiderationRequested{next_number(signatory, "filing_reconsideration", context), signatory,
                               units.statute_of(signatory), command.reasons, command.contact}};
}

Decision decide_one(const Referral& referral, const DecideReconsideration& command,
                    const Context& context) {
  Checks checks;
  check_time(checks, referral, context);
  return unless_refused(checks, ReconsiderationDecided{command});
}

// 建议人民检察院依法进行立案监督: also instead of a reconsideration, and of silence.
// [L:order_310-9]
Decision decide_one(const Referral& referral, const SuggestSupervision& command,
                    const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  const common::Standing units = standing(context.units);
  const CrimeKind kind = referral.rounds.back().kind;
  const std::optional<Instant> silent = silent_until(referral, context.calendar);
  Checks checks;
  checks.refuse_if(silent && context.occurred_at < *silent, Refusal::supervision_not_due, {},
                   silent.value_or(Instant{}));
  checks.refuse_if(referral.rounds.back().receiver.empty(), Refusal::organ_outside_city);
  check_time(checks, referral, context);
  checks.refuse_if(referral.supervisions.size() >= limits::records, CommonRefusal::too_many_records,
                   "supervisions", {}, limits::records);
  units.check_signatory(checks, signatory, sends(referral, signatory), context.actor);
  checks.refuse_if(kind == CrimeKind::ordinary && referral.procuratorate.empty(),
                   Refusal::procuratorate_missing);
  checks.refuse_if(kind == CrimeKind::duty_crime, Refusal::no_objection_to_commission);
  checks.refuse_if(kind == CrimeKind::procuratorate, Refusal::supervision_of_own_case);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      SupervisionSuggested{next_number(signatory, "filing_suggestion", context), signatory,
                           units.statute_of(signatory), command.reasons, command.contact}};
}

// After a suggestion or of its own motion.  [L:police_procedure-182]
Decision decide_one(const Referral& referral, const DemandReasons& command,
                    const Context& context) {
  const Supervision* supervision = open_supervision(referral);
  Checks checks;
  checks.refuse_if(demanded(supervision), Refusal::reasons_already_demanded);
  checks.refuse_if(referral.rounds.back().receiver.empty(), Refusal::organ_outside_city);
  check_time(checks, referral, context);
  checks.refuse_if(referral.supervisions.size() >= limits::records, CommonRefusal::too_many_records,
                   "supervisions", {}, limits::records);
  return unless_refused(checks, ReasonsDemanded{command.document_number});
}

Decision decide_one(const Referral& referral, const StateReasons& command, const Context& context) {
  const Supervision* supervision = open_supervision(referral);
  Checks checks;
  checks.refuse_if(!demanded(supervision) || stated(supervision), Refusal::reasons_not_demanded);
  checks.refuse_if(ordered(supervision), Refusal::filing_already_ordered);
  check_time(checks, referral, context);
  return unless_refused(checks, ReasonsStated{command.reasons});
}

// 不立案理由不能成立的，通知立案: after the reasons, or after the time for them.
// [L:police_procedure-182]
Decision decide_one(const Referral& referral, const OrderFiling& command, const Context& context) {
  const Supervision* supervision = open_supervision(referral);
  Instant awaited{};
  if (demanded(supervision) && !stated(supervision)) {
    awaited = due(reasons_period, *supervision->demanded_at, context.calendar)->due_before;
  }
  Checks checks;
  checks.refuse_if(!demanded(supervision), Refusal::reasons_not_demanded);
  checks.refuse_if(context.occurred_at < awaited, Refusal::reasons_awaited, {}, awaited);
  checks.refuse_if(ordered(supervision), Refusal::filing_already_ordered);
  check_time(checks, referral, context);
  return unless_refused(checks, FilingOrdered{command.document_number, command.reasons});
}

Decision decide_one(const Referral& referral, const EndSupervision& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(ordered(open_supervision(referral)), Refusal::filing_already_ordered);
  check_time(checks, referral, context);
  return unless_refused(checks, SupervisionEnded{command.reasons});
}

// The case goes back to administrative handling, where a penalty is possible.  [L:order_310-10]
Decision decide_one(const Referral& referral, const AcceptNonFiling& command,
                    const Context& context) {
  Checks checks;
  check_time(checks, referral, context);
  return unless_refused(checks, NonFilingAccepted{command.comment});
}

}  // namespace liandong::criminal_referral
