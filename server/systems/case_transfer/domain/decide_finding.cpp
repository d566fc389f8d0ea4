// From the discovery to the sending: finding, urgency, dissuading, telling, later start, dismissal.
#include "systems/case_transfer/domain/decide_each.hpp"
#include "systems/case_transfer/domain/limits.hpp"

namespace liandong::case_transfer {
// Opens the matter. The competence is asked for the day of discovery: a case keeps the list of its
// day. [3.1.1-a, 3.1.1-b; 2-b; Q25]
Decision decide_opening(const RecordFinding& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId finder = units.responsible_unit(acting);
  const bool local = units.is_local(acting);
  Checks checks;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting), Refusal::finder_not_enforcement_unit,
                   acting.view());
  checks.refuse_if(finder.empty(), Refusal::finder_without_legal_subject, acting.view());
  // A department finds in daily supervision, not in the enforcement of a township.  [3.1.1-b]
  checks.refuse_if(!local && command.source == FindingSource::enforcement,
                   Refusal::source_does_not_fit, "source");
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  const bool listed = !command.item.empty();
  checks.refuse_if(listed && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.active_unit(acting, context.units);
  if (checks.first()) return Err{*checks.first()};

  FindingRecorded recorded;
  recorded.finder = finder;
  recorded.finder_is_local = local;
  if (acting != finder) recorded.drafting_office = acting;
  if (listed) {
    const CompetenceAnswer answer = context.competence.competent_unit(
        command.item, command.place, local_day(command.discovered_at));
    recorded.competent_unit = answer.unit;
    recorded.list_version = answer.list_version;
  }
  // Between two townships or two departments the notice gives no clock; unknown counts as inside.
  const UnitId competent = recorded.competent_unit;
  recorded.outside_notice = !competent.empty() && competent != finder &&
                            context.units.find(competent).has_value() &&
                            units.is_local(competent) == local;
  recorded.finding = command;
  std::vector<Event> events{recorded};
  if (command.urgency) {
    events.emplace_back(UrgencyMarked{*command.urgency, command.discovered_at, acting,
                                      !context.actor.roles.has(Role::head)});
  }
  return events;
}

// The finder declares before sending; the receiver or S may raise it afterwards.  [3.1.1-c; Q6]
Decision decide_one(const Transfer& transfer, const MarkUrgent& command, const Context& context) {
  const Instant since = command.became_urgent_at.value_or(context.occurred_at);
  const bool declared = sends(transfer, context.actor.unit);
  Checks checks;
  checks.refuse_if(transfer.urgency.has_value(), Refusal::already_urgent);
  checks.not_before("became_urgent_at", since, transfer.discovered_at);
  return unless_refused(checks, UrgencyMarked{command.reason, since, context.actor.unit,
                                              declared && !context.actor.roles.has(Role::head)});
}

// Doubt means urgent: declining is possible before sending only.  [3.1.1-c; Q6]
Decision decide_one(const Transfer& transfer, const ConfirmUrgency& command,
                    const Context& context) {
  const std::optional<Urgency>& urgency = transfer.urgency;
  Checks checks;
  checks.refuse_if(!urgency || !urgency->needs_confirmation || urgency->confirmed_at,
                   Refusal::no_urgency_to_confirm);
  checks.refuse_if(!command.confirmed && transfer.stage != Stage::found,
                   Refusal::urgency_kept_after_sending);
  if (urgency) checks.not_before("occurred_at", context.occurred_at, urgency->marked_at);
  return unless_refused(checks, UrgencyConfirmed{command.confirmed, command.reason});
}

// 立即劝阻: when, where, how, with what result, by whom.  [3.1.1-d]
Decision decide_one(const Transfer& transfer, const RecordDissuasion& command, const Context&) {
  Checks checks;
  checks.not_before("dissuaded_at", command.dissuaded_at, transfer.discovered_at);
  checks.refuse_if(transfer.dissuasions.size() >= limits::records, CommonRefusal::too_many_records,
                   "dissuasions", {}, limits::records);
  return unless_refused(checks, DissuasionRecorded{command});
}

// 及时告知有管辖权的部门.  [3.1.1-e]
Decision decide_one(const Transfer& transfer, const TellCompetentUnit& command,
                    const Context& context) {
  Checks checks;
  checks.active_unit(command.unit, context.units);
  checks.refuse_if(sends(transfer, command.unit), CommonRefusal::unit_is_own, command.unit.view());
  checks.not_before("told_at", command.told_at, transfer.discovered_at);
  checks.refuse_if(transfer.told.size() >= limits::records, CommonRefusal::too_many_records, "told",
                   {}, limits::records);
  return unless_refused(checks, CompetentUnitTold{command});
}

// The clock starts when jurisdiction was determined; the strict date stays beside it.  [3.1.1-a;
// Q1]
Decision decide_one(const Transfer& transfer, const ApproveLaterStart& command,
                    const Context& context) {
  const std::optional<Instant> start = transfer.jurisdiction_determined_at;
  Checks checks;
  checks.refuse_if(transfer.later_start_at.has_value(), Refusal::later_start_already_approved);
  checks.refuse_if(!start, Refusal::jurisdiction_time_missing, "jurisdiction_determined_at");
  checks.refuse_if(start && *start <= transfer.discovered_at, Refusal::jurisdiction_time_not_later,
                   "jurisdiction_determined_at", transfer.discovered_at);
  if (start) checks.not_before("occurred_at", context.occurred_at, *start);
  return unless_refused(checks, LaterStartApproved{start.value_or(Instant{}), command.reason});
}

// Ends the duty without a transfer; the head answers for it and S sees the list.  [3.1.1-a; Q7]
Decision decide_one(const Transfer& transfer, const DismissFinding& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(crime_suspected(transfer), Refusal::crime_still_suspected);
  checks.not_before("occurred_at", context.occurred_at, transfer.discovered_at);
  if (!transfer.letters.empty()) {
    checks.not_before("occurred_at", context.occurred_at,
                      transfer.letters.back().withdrawn_at.value_or(transfer.discovered_at));
  }
  return unless_refused(checks,
                        FindingDismissed{command.ground, command.reason, command.duplicate_of});
}

}  // namespace liandong::case_transfer
