// A notified department: its answer, officers on their way and on the spot, what they did; or why
// not.
#include "systems/joint_enforcement/hazard_notice/domain/decide_each.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/limits.hpp"

namespace liandong::hazard_notice {
namespace {

/// What every act of a department must satisfy; the conditions of the act itself are added by it.
struct Acting {
  Acting(Checks& checks, const Notice& notice, const Context& context)
      : department(acting_department(notice, context)),
        live(department != nullptr && is_live(*department)) {
    checks.refuse_if(!live, Refusal::department_not_notified, context.actor.unit.view());
  }
  void not_before_last_act(Checks& checks, const Notice& notice, std::string_view field,
                           Instant at) const {
    if (live) checks.not_before(field, at, last_act(notice, *department));
  }

  const Department* department;
  bool live;
};

void check_reasons(Checks& checks, const Notice& notice, const Acting& acting,
                   const Context& context) {
  const bool pending = acting.live && pending_reasons(notice, acting.department->unit) != nullptr;
  checks.refuse_if(pending, Refusal::reasons_pending);
  acting.not_before_last_act(checks, notice, "occurred_at", context.occurred_at);
  checks.refuse_if(notice.reasons.size() >= limits::records, CommonRefusal::too_many_records,
                   "reasons", {}, limits::records);
}

}  // namespace

Decision decide_one(const Notice& notice, const Respond& command, const Context& context) {
  Checks checks;
  const Acting acting(checks, notice, context);
  checks.refuse_if(acting.live && acting.department->responded_at.has_value(),
                   Refusal::already_responded);
  acting.not_before_last_act(checks, notice, "occurred_at", context.occurred_at);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{Responded{acting.department->unit, command.comment}};
}

// 应立即派执法人员.  [3.4.2-c]
Decision decide_one(const Notice& notice, const Dispatch& command, const Context& context) {
  Checks checks;
  const Acting acting(checks, notice, context);
  checks.refuse_if(acting.live && acting.department->dispatched_at.has_value(),
                   Refusal::already_dispatched);
  acting.not_before_last_act(checks, notice, "dispatched_at", command.dispatched_at);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{Dispatched{acting.department->unit, command}};
}

Decision decide_one(const Notice& notice, const Arrive& command, const Context& context) {
  Checks checks;
  const Acting acting(checks, notice, context);
  checks.refuse_if(acting.live && !acting.department->dispatched_at, Refusal::not_dispatched);
  checks.refuse_if(acting.live && acting.department->arrived_at.has_value(),
                   Refusal::already_arrived);
  acting.not_before_last_act(checks, notice, "arrived_at", command.arrived_at);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{Arrived{acting.department->unit, command.arrived_at}};
}

// 进行处理: what was done on the spot and how it ended.  [3.4.2-c]
Decision decide_one(const Notice& notice, const ReportHandling& command, const Context& context) {
  Checks checks;
  const Acting acting(checks, notice, context);
  checks.refuse_if(acting.live && !acting.department->arrived_at, Refusal::not_arrived);
  acting.not_before_last_act(checks, notice, "handled_at", command.handled_at);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{HandlingReported{acting.department->unit, command}};
}

Decision decide_one(const Notice& notice, const Refuse& command, const Context& context) {
  Checks checks;
  const Acting acting(checks, notice, context);
  check_reasons(checks, notice, acting, context);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{Refused{acting.department->unit, command.reasons, command.legal_basis}};
}

// 涉及其他部门管辖: the unit it names is to be notified at once, whatever the finder thinks of the
// reasons.  [3.4.2-b]
Decision decide_one(const Notice& notice, const Redirect& command, const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(command.proper_unit);
  Checks checks;
  const Acting acting(checks, notice, context);
  check_reasons(checks, notice, acting, context);
  units.check_receiver(checks, command.proper_unit);
  checks.refuse_if(
      finds(notice, command.proper_unit) ||
          (acting.department != nullptr && command.proper_unit == acting.department->unit),
      CommonRefusal::unit_is_own, command.proper_unit.view());
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::department_not_enforcement_unit,
                   command.proper_unit.view());
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      Redirected{acting.department->unit, command.proper_unit, command.reasons}};
}

Decision decide_one(const Notice& notice, const AnswerInstruction& command,
                    const Context& context) {
  const Department* department = acting_department(notice, context);
  const Instruction* instruction =
      department == nullptr ? nullptr : unanswered(notice, department->unit);
  Checks checks;
  checks.refuse_if(instruction == nullptr, Refusal::nothing_to_answer);
  if (instruction != nullptr) {
    checks.not_before("occurred_at", context.occurred_at, instruction->instructed_at);
  }
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{InstructionAnswered{department->unit, command.answer}};
}

}  // namespace liandong::hazard_notice
