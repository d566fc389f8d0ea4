// Before the operation: the plan, who is asked, who comes with which officers.
#include "systems/joint_enforcement/joint_operation/domain/decide_each.hpp"
#include "systems/joint_enforcement/joint_operation/domain/limits.hpp"

namespace liandong::joint_operation {
namespace {

constexpr std::string_view occurred = "occurred_at";

// 会同市级相关职能部门: units that enforce and act in their own name.  [3.4.2-a]
void check_unit(Checks& checks, UnitId unit, const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(unit);
  units.check_receiver(checks, unit);
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::unit_not_enforcement_unit,
                   unit.view());
}

void check_answer(Checks& checks, const Participant* participant, const Context& context) {
  checks.refuse_if(participant != nullptr && !is_asked(*participant),
                   Refusal::participation_already_answered);
  if (participant != nullptr) {
    checks.not_before(occurred, context.occurred_at, participant->invited_at);
  }
  checks.refuse_if(participant == nullptr, Refusal::unit_not_participating,
                   context.actor.unit.view());
}

}  // namespace

Decision decide_opening(const Plan& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId organiser = units.responsible_unit(acting);
  Checks checks;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting),
                   Refusal::organiser_not_enforcement_unit, acting.view());
  checks.refuse_if(organiser.empty(), Refusal::organiser_without_legal_subject, acting.view());
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  checks.active_unit(acting, context.units);
  for (const UnitId unit : command.units) {
    check_unit(checks, unit, context);
    checks.refuse_if(unit == organiser || unit == acting, CommonRefusal::unit_is_own, unit.view());
  }
  Planned event;
  event.organiser = organiser;
  if (acting != organiser) event.drafting_office = acting;
  event.plan = command;
  return unless_refused(checks, event);
}

Decision decide_one(const Operation& operation, const ChangePlan& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, operation.participants.front().invited_at);
  return unless_refused(checks, PlanChanged{command});
}

Decision decide_one(const Operation& operation, const InviteUnit& command, const Context& context) {
  Checks checks;
  checks.refuse_if(participant_of(operation, command.unit) != nullptr,
                   Refusal::unit_already_invited, command.unit.view());
  checks.not_before(occurred, context.occurred_at, operation.participants.front().invited_at);
  checks.refuse_if(operation.participants.size() >= limits::participants,
                   CommonRefusal::too_many_records, "participants", {}, limits::participants);
  check_unit(checks, command.unit, context);
  return unless_refused(checks, UnitInvited{command.unit, command.reason});
}

Decision decide_one(const Operation& operation, const Cancel& command, const Context& context) {
  Checks checks;
  for (const Participant& one : operation.participants) {
    checks.not_before(occurred, context.occurred_at,
                      one.confirmed_at.value_or(one.declined_at.value_or(one.invited_at)));
  }
  return unless_refused(checks, Cancelled{command.reason});
}

Decision decide_one(const Operation& operation, const ConfirmParticipation& command,
                    const Context& context) {
  const Participant* participant = acting_participant(operation, context);
  Checks checks;
  check_answer(checks, participant, context);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{ParticipationConfirmed{participant->unit, command.officers}};
}

Decision decide_one(const Operation& operation, const DeclineParticipation& command,
                    const Context& context) {
  const Participant* participant = acting_participant(operation, context);
  Checks checks;
  check_answer(checks, participant, context);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{ParticipationDeclined{participant->unit, command.reasons}};
}

Decision decide_one(const Operation& operation, const NameOfficers& command,
                    const Context& context) {
  const Participant* participant = acting_participant(operation, context);
  const bool comes = participant != nullptr && participant->confirmed_at;
  Checks checks;
  if (comes) checks.not_before(occurred, context.occurred_at, *participant->confirmed_at);
  checks.refuse_if(!comes, Refusal::unit_not_participating, context.actor.unit.view());
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{OfficersNamed{participant->unit, command.officers}};
}

}  // namespace liandong::joint_operation
