// The organ the case is at: receipt, passing on, missing papers, the decision on filing, handover.
#include "systems/criminal_referral/domain/decide_each.hpp"
#include "systems/criminal_referral/domain/limits.hpp"

namespace liandong::criminal_referral {
namespace {

void check_inside(Checks& checks, const Referral& referral) {
  checks.refuse_if(referral.rounds.back().receiver.empty(), Refusal::organ_outside_city);
}

std::optional<CrimeKind> kind_of_organ(UnitId unit, const UnitDirectory& units) {
  const std::optional<UnitFacts> facts = units.find(unit);
  if (!facts) return std::nullopt;
  if (facts->kind == UnitKind::public_security_organ) return CrimeKind::ordinary;
  if (facts->kind == UnitKind::supervisory_commission) return CrimeKind::duty_crime;
  if (facts->kind == UnitKind::procuratorate) return CrimeKind::procuratorate;
  return std::nullopt;
}

}  // namespace

// 在回执上签字: a case is always accepted, complete or not.  [L:order_310-7, 3.7-c]
Decision decide_one(const Referral& referral, const SignReceipt& command, const Context& context) {
  Checks checks;
  checks.refuse_if(referral.rounds.back().receipted_at.has_value(), Refusal::already_decided);
  check_time(checks, referral, context);
  return unless_refused(checks, ReceiptSigned{command.signed_by});
}

// 不属于本机关管辖的，24小时内转送有管辖权的机关.  [L:order_310-7]
Decision decide_one(const Referral& referral, const PassOn& command, const Context& context) {
  const std::optional<CrimeKind> kind = kind_of_organ(command.organ, context.units);
  const bool inside = !command.organ.empty();
  Checks checks;
  check_inside(checks, referral);
  check_time(checks, referral, context);
  if (inside) standing(context.units).check_receiver(checks, command.organ);
  checks.refuse_if(command.organ == referral.rounds.back().receiver, CommonRefusal::unit_is_own,
                   command.organ.view());
  checks.refuse_if(referral.rounds.size() >= limits::records, CommonRefusal::too_many_records,
                   "rounds", {}, limits::records);
  checks.refuse_if(inside && !kind, Refusal::organ_not_competent, command.organ.view());
  checks.refuse_if(inside != command.outside_organ.empty(), Refusal::organ_ambiguous, "organ");
  return unless_refused(checks, PassedOn{command, kind.value_or(referral.rounds.back().kind)});
}

// 不得以材料不全为由不接受: the organ tells what is missing, the time to decide runs on.
// [L:police_procedure-180]
Decision decide_one(const Referral& referral, const NotifyIncomplete& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(referral.rounds.back().incomplete_at.has_value(),
                   Refusal::incompleteness_already_notified);
  check_inside(checks, referral);
  check_time(checks, referral, context);
  return unless_refused(checks, IncompletenessNotified{command.missing});
}

// 自接受之日起3日内; after the procuratorate has ordered it, filing is all that is left.
// [L:order_310-8, L:police_procedure-182]
Decision decide_one(const Referral& referral, const DecideFiling& command, const Context& context) {
  const Supervision* supervision = open_supervision(referral);
  const Round& round = referral.rounds.back();
  Checks checks;
  checks.refuse_if(!command.filed && supervision != nullptr && supervision->ordered_at,
                   Refusal::filing_already_ordered);
  check_inside(checks, referral);
  checks.refuse_if(!command.filed && round.decided_at, Refusal::already_decided);
  check_time(checks, referral, context);
  return unless_refused(checks, FilingDecided{command});
}

Decision decide_one(const Referral& referral, const SignHandover& command, const Context& context) {
  Checks checks;
  checks.refuse_if(!referral.handover, Refusal::handover_not_made);
  check_time(checks, referral, context);
  return unless_refused(checks, HandoverSigned{command.signed_by});
}

}  // namespace liandong::criminal_referral
