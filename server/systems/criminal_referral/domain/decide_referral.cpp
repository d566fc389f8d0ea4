// The enforcing unit: task force, threshold, report, approval, penalties, letter, handover, end.
#include "systems/criminal_referral/domain/clocks.hpp"
#include "systems/criminal_referral/domain/decide_each.hpp"
#include "systems/criminal_referral/domain/limits.hpp"

#include <algorithm>

namespace liandong::criminal_referral {
namespace {

constexpr std::size_t task_force_min = 2;  // [L:order_310-5]

void check_since_suspicion(Checks& checks, const Referral& referral, const Context& context) {
  checks.not_before("occurred_at", context.occurred_at, referral.arose_at);
}

template <class List>
void check_room(Checks& checks, const List& list, std::string_view subject) {
  checks.refuse_if(list.size() >= limits::records, CommonRefusal::too_many_records, subject, {},
                   limits::records);
}

UnitKind organ_kind(CrimeKind kind) {
  switch (kind) {
    case CrimeKind::ordinary:
      return UnitKind::public_security_organ;
    case CrimeKind::duty_crime:
      return UnitKind::supervisory_commission;
    case CrimeKind::procuratorate:
      return UnitKind::procuratorate;
  }
  return UnitKind::public_security_organ;
}

/// What counts while a crime is suspected: neither stopped nor replaced by the referral.
/// [L:order_310-11]
bool stands_beside_referral(PenaltyKind kind) {
  return kind != PenaltyKind::fine && kind != PenaltyKind::confiscation;
}

bool holds(const Referral& referral, const std::vector<std::string>& ids, MaterialKind kind) {
  return std::any_of(referral.materials.begin(), referral.materials.end(), [&](const Material& m) {
    return m.kind == kind && std::find(ids.begin(), ids.end(), m.id) != ids.end();
  });
}

// The report always; the others or the reason why there are none.  [L:order_310-6]
void check_attachments(Checks& checks, const Referral& referral,
                       const std::vector<std::string>& ids, const Text& missing_reason) {
  checks.refuse_if(!holds(referral, ids, MaterialKind::investigation_report),
                   Refusal::attachment_missing, "investigation_report");
  for (const auto& [kind, word] : {std::pair{MaterialKind::goods_list, "goods_list"},
                                   {MaterialKind::expert_report, "expert_report"},
                                   {MaterialKind::other_material, "other_material"}}) {
    checks.refuse_if(missing_reason.empty() && !holds(referral, ids, kind),
                     Refusal::attachment_missing, word);
  }
}

const Penalty* find_penalty(const Referral& referral, std::string_view id) {
  for (const Penalty& penalty : referral.penalties) {
    if (penalty.id == id) return &penalty;
  }
  return nullptr;
}

void check_copies(Checks& checks, const Referral& referral) {
  const auto left =
      std::count_if(referral.penalties.begin(), referral.penalties.end(),
                    [](const Penalty& penalty) { return penalty.copy_owed && !penalty.copied_at; });
  checks.refuse_if(left > 0, Refusal::copies_outstanding, {}, {}, left);
}

}  // namespace

void check_organ(Checks& checks, UnitId unit, UnitKind kind, const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(unit);
  standing(context.units).check_receiver(checks, unit);
  checks.refuse_if(facts && facts->kind != kind, Refusal::organ_not_competent, unit.view());
}

void check_copied_organ(Checks& checks, UnitId unit, const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(unit);
  checks.active_unit(unit, context.units);
  checks.refuse_if(unit.empty() || (facts && facts->kind != UnitKind::procuratorate),
                   Refusal::procuratorate_missing, "copied_organ");
}

// 立即指定2名或者2名以上行政执法人员组成专案组.  [L:order_310-5]
Decision decide_one(const Referral& referral, const FormTaskForce& command,
                    const Context& context) {
  Checks checks;
  check_since_suspicion(checks, referral, context);
  checks.refuse_if(command.officers.size() < task_force_min, Refusal::task_force_too_small, {}, {},
                   static_cast<std::int64_t>(task_force_min));
  return unless_refused(checks, TaskForceFormed{command.officers});
}

// 严格执行案件移送标准.  [3.7-b]
Decision decide_one(const Referral& referral, const CheckThreshold& command,
                    const Context& context) {
  Checks checks;
  check_since_suspicion(checks, referral, context);
  check_room(checks, referral.checks, "checks");
  return unless_refused(checks, ThresholdChecked{command});
}

Decision decide_one(const Referral& referral, const SubmitReport& command, const Context& context) {
  const bool undecided = !referral.reports.empty() && !referral.reports.back().decided_at;
  Checks checks;
  checks.refuse_if(undecided, Refusal::report_undecided);
  check_time(checks, referral, context);
  if (referral.task_force_at) {
    checks.not_before("occurred_at", context.occurred_at, *referral.task_force_at);
  }
  check_room(checks, referral.reports, "reports");
  checks.refuse_if(!referral.task_force_at, Refusal::task_force_missing);
  return unless_refused(checks, ReportSubmitted{command});
}

// 正职负责人或者主持工作的负责人; what is approved has reached the standard.  [3.7-b, 3.7-c]
Decision decide_one(const Referral& referral, const DecideReferral& command,
                    const Context& context) {
  const bool waits = !referral.reports.empty() && !referral.reports.back().decided_at;
  const bool reached =
      !referral.checks.empty() && referral.checks.back().finding != ThresholdFinding::not_reached;
  Checks checks;
  checks.refuse_if(!waits, Refusal::report_missing);
  checks.refuse_if(
      !context.actor.substitutes_for.empty() && command.capacity == Capacity::principal_head,
      Refusal::substitute_may_not_decide);
  check_time(checks, referral, context);
  checks.refuse_if(referral.checks.empty(), Refusal::threshold_not_checked);
  checks.refuse_if(command.approved && !reached, Refusal::threshold_not_reached);
  return unless_refused(checks, ReferralDecided{command});
}

// 坚决杜绝以罚代刑: a fine decided while a crime is suspected is refused, and any penalty once the
// case is with the organ. What was decided before stands and is counted.  [3.7-d, L:order_310-11]
Decision decide_one(const Referral& referral, const RecordPenalty& command,
                    const Context& context) {
  const Instant at = command.decided_at;
  const bool suspected =
      at >= referral.arose_at && (!referral.lifted_at || at < *referral.lifted_at);
  const std::optional<Instant> sent = first_sent_at(referral);
  const bool checked = std::any_of(referral.checks.begin(), referral.checks.end(),
                                   [&](const Check& check) { return check.checked_at <= at; });
  Checks checks;
  check_room(checks, referral.penalties, "penalties");
  checks.refuse_if(at >= referral.arose_at && !checked, Refusal::threshold_not_checked);
  checks.refuse_if(suspected && !stands_beside_referral(command.kind),
                   Refusal::fine_in_place_of_referral, {}, referral.arose_at);
  checks.refuse_if(suspected && sent && at >= *sent, Refusal::penalty_after_referral, {},
                   sent.value_or(Instant{}));
  return unless_refused(checks, PenaltyRecorded{std::string(context.fresh_id), command});
}

Decision decide_one(const Referral& referral, const SendDecisionCopy& command,
                    const Context& context) {
  const Penalty* penalty = find_penalty(referral, command.penalty);
  Checks checks;
  checks.refuse_if(penalty != nullptr && penalty->copied_at.has_value(),
                   Refusal::copy_already_sent);
  if (penalty != nullptr) {
    checks.not_before("occurred_at", context.occurred_at, penalty->decided_at);
  }
  check_organ(checks, command.organ, UnitKind::public_security_organ, context);
  check_copied_organ(checks, command.copied_organ, context);
  checks.refuse_if(penalty == nullptr, Refusal::penalty_unknown, "penalty");
  return unless_refused(checks, DecisionCopySent{command});
}

// 向同级公安机关移送，抄送人民检察院; late is recorded and shown, never refused.
// [3.7-c, L:order_310-5, L:order_310-6]
Decision decide_one(const Referral& referral, const Refer& command, const Context& context) {
  const UnitId signatory = signatory_or_actor(command.signatory, context);
  const common::Standing units = standing(context.units);
  const std::vector<std::string> materials = unsent(referral);
  Checks checks;
  check_time(checks, referral, context);
  units.check_signatory(checks, signatory, sends(referral, signatory), context.actor);
  check_organ(checks, command.receiver, organ_kind(*referral.crime_kind), context);
  checks.refuse_if(sends(referral, command.receiver), CommonRefusal::unit_is_own,
                   command.receiver.view());
  if (referral.crime_kind == CrimeKind::ordinary || !command.copied_organ.empty()) {
    check_copied_organ(checks, command.copied_organ, context);
  }
  checks.refuse_if(!command.redaction_confirmed, Refusal::redaction_not_confirmed,
                   "redaction_confirmed");
  checks.refuse_if(context.personal_data_found > 0 && !command.personal_data_reviewed,
                   Refusal::personal_data_not_reviewed, "personal_data_reviewed", {},
                   context.personal_data_found);
  check_attachments(checks, referral, materials, command.missing_reason);
  if (checks.first()) return Err{*checks.first()};
  Referred event;
  event.document_number = next_number(signatory, "criminal_referral", context);
  event.receiver = command.receiver;
  event.copied_organ = command.copied_organ;
  event.signatory = signatory;
  event.statute = units.statute_of(signatory);
  event.missing_reason = command.missing_reason;
  event.contact = command.contact;
  event.personal_data_found = context.personal_data_found;
  event.materials = materials;
  return std::vector<Event>{event};
}

Decision decide_one(const Referral& referral, const Supply& command, const Context& context) {
  const Round& round = referral.rounds.back();
  const std::vector<std::string> materials = unsent(referral);
  Checks checks;
  checks.refuse_if(!round.incomplete_at || round.supplied_at, Refusal::supply_not_asked);
  check_time(checks, referral, context);
  checks.refuse_if(materials.empty() && command.note.empty(), Refusal::nothing_supplied, "note");
  return unless_refused(checks, Supplied{command.note, materials});
}

Decision decide_one(const Referral& referral, const RecordOutsideResult& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(!referral.rounds.back().receiver.empty(), Refusal::organ_answers_itself);
  check_time(checks, referral, context);
  return unless_refused(checks, OutsideResultRecorded{command});
}

// 自接到立案通知书之日起3日内移交，办结交接手续.  [L:order_310-12, 3.7-e]
Decision decide_one(const Referral& referral, const HandOver& command, const Context& context) {
  Checks checks;
  checks.refuse_if(referral.handover.has_value(), Refusal::handover_already_made);
  check_time(checks, referral, context);
  check_copies(checks, referral);
  return unless_refused(checks, HandedOver{command, unsent(referral)});
}

// 依法作出处理，应当给予行政处罚的依法实施.  [L:order_310-10, 3.7-e]
Decision decide_one(const Referral& referral, const Conclude& command, const Context& context) {
  Checks checks;
  check_time(checks, referral, context);
  checks.refuse_if(command.conclusion == Conclusion::penalised && referral.penalties.empty(),
                   Refusal::penalty_missing);
  check_copies(checks, referral);
  return unless_refused(checks, Concluded{command});
}

}  // namespace liandong::criminal_referral
