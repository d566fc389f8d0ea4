// The finding unit: the hazard, the notice to each department, reminders, corrections.
#include "systems/common/domain/materials.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/decide_each.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/limits.hpp"

namespace liandong::hazard_notice {
namespace {

constexpr std::string_view occurred = "occurred_at";

// The government of the city is what the coordinating office belongs to.
UnitId government_of(const UnitDirectory& units) {
  const std::optional<UnitFacts> office = units.find(units.coordinating_office());
  return office ? office->parent : UnitId{};
}

// 相关部门: one that enforces and answers in its own name, the police included.  [3.4.2-b]
void check_department(Checks& checks, UnitId unit, const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(unit);
  units.check_receiver(checks, unit);
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::department_not_enforcement_unit,
                   unit.view());
}

bool is_notified(const Department* department) {
  return department != nullptr && department->notified_at.has_value();
}

}  // namespace

Decision decide_opening(const RecordHazard& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId finder = units.responsible_unit(acting);
  Checks checks;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting), Refusal::finder_not_enforcement_unit,
                   acting.view());
  checks.refuse_if(finder.empty(), Refusal::finder_without_legal_subject, acting.view());
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  checks.active_unit(acting, context.units);
  for (const UnitId unit : command.departments) {
    check_department(checks, unit, context);
    checks.refuse_if(unit == finder || unit == acting, CommonRefusal::unit_is_own, unit.view());
  }
  HazardRecorded recorded;
  recorded.finder = finder;
  recorded.finder_is_local = units.is_local(acting);
  if (acting != finder) recorded.drafting_office = acting;
  recorded.government = government_of(context.units);
  recorded.hazard = command;
  return unless_refused(checks, recorded);
}

Decision decide_one(const Notice& notice, const DropHazard& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, notice.discovered_at);
  for (const Department& one : notice.departments) {
    checks.not_before(occurred, context.occurred_at, one.ended_at.value_or(last_act(notice, one)));
  }
  return unless_refused(checks, HazardDropped{command.reason});
}

Decision decide_one(const Notice& notice, const AttachMaterial& command, const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(notice.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

// 立即通知: late is recorded and shown, never refused.  [3.4.2-b]
Decision decide_one(const Notice& notice, const Notify& command, const Context& context) {
  Notified event{command};
  std::size_t added = 0;
  if (event.notice.departments.empty()) {
    for (const Department& one : notice.departments) {
      const bool waits = one.status == DepartmentStatus::to_notify;
      if (waits) event.notice.departments.push_back(one.unit);
    }
  }
  Checks checks;
  checks.not_before("notified_at", command.notified_at, notice.discovered_at);
  for (const UnitId unit : event.notice.departments) {
    const Department* department = department_of(notice, unit);
    added += department == nullptr ? 1U : 0U;
    check_department(checks, unit, context);
    checks.refuse_if(finds(notice, unit), CommonRefusal::unit_is_own, unit.view());
    checks.refuse_if(is_notified(department), Refusal::already_notified, unit.view());
    if (department != nullptr && department->status == DepartmentStatus::to_notify) {
      checks.not_before("notified_at", command.notified_at, department->owed_since);
    }
  }
  const bool gap = !notice.gaps.empty() && !notice.gaps.back().ended_at;
  if (gap) checks.not_before("notified_at", command.notified_at, notice.gaps.back().since);
  checks.refuse_if(notice.departments.size() + added > limits::departments,
                   CommonRefusal::too_many_records, "departments", {}, limits::departments);
  checks.refuse_if(event.notice.departments.empty(), Refusal::nobody_to_notify);
  return unless_refused(checks, event);
}

// 催告: to a department that was notified and has not dealt with the hazard.  [3.4.2-d]
Decision decide_one(const Notice& notice, const Remind& command, const Context& context) {
  const Department* department = department_of(notice, command.department);
  Checks checks;
  if (department != nullptr) {
    checks.not_before(occurred, context.occurred_at, last_act(notice, *department));
  }
  checks.refuse_if(notice.reminders.size() >= limits::records, CommonRefusal::too_many_records,
                   "reminders", {}, limits::records);
  checks.refuse_if(department == nullptr || !is_live(*department), Refusal::department_not_notified,
                   command.department.view());
  return unless_refused(checks, Reminded{command});
}

// Once a department was notified the time of discovery has been judged by.
Decision decide_one(const Notice& notice, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::discovered_at;
  bool judged = false;
  for (const Department& one : notice.departments) {
    judged = judged || one.notified_at || one.ended_at || !one.named_by.empty();
  }
  const std::optional<Instant> old = clock ? std::optional(notice.discovered_at) : std::nullopt;
  Checks checks;
  checks.refuse_if(clock && judged, CommonRefusal::clock_ended);
  checks.refuse_if(clock && !context.actor.roles.has(Role::head),
                   CommonRefusal::head_must_correct_clock);
  checks.refuse_if(clock && command.instant == old, CommonRefusal::correction_changes_nothing,
                   "instant");
  return unless_refused(checks, Corrected{command, old});
}

}  // namespace liandong::hazard_notice
