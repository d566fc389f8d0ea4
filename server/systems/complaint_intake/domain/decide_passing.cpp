// Passing on: notice to C and to the competent unit in one act, its answer, the dispute, guidance.
#include "systems/complaint_intake/domain/decide_each.hpp"
#include "systems/complaint_intake/domain/limits.hpp"

#include <algorithm>

namespace liandong::complaint_intake {
namespace {

constexpr std::string_view occurred = "occurred_at";

bool everybody_reachable(const Complaint& complaint) {
  return std::all_of(complaint.complainants.begin(), complaint.complainants.end(),
                     [](const Complainant& one) { return is_reachable(one); });
}

Instant last_received_at(const Complaint& complaint) {
  Instant last = complaint.received_at;
  for (const Complainant& one : complaint.complainants) last = std::max(last, one.received_at);
  return last;
}

void check_written_material(Checks& checks, const Complaint& complaint) {
  checks.refuse_if(materials_of(complaint, MaterialKind::complainant_material).empty(),
                   Refusal::written_material_missing);
}

bool is_local(UnitId unit, const Context& context) {
  return standing(context.units).is_local(unit);
}

}  // namespace

void check_answerable(Checks& checks, UnitId unit, const Context& context) {
  const common::Standing units = standing(context.units);
  const std::optional<UnitFacts> facts = context.units.find(unit);
  units.check_receiver(checks, unit);
  checks.refuse_if(facts && !units.enforces(*facts), Refusal::handler_not_enforcement_unit,
                   unit.view());
}

// 告知投诉人 and 同时告知 the competent unit are one act, so that neither can be forgotten; C never
// files again.  [3.2.2-b, 3.2.2-c, 3.2.2-e; Q14]
Decision decide_one(const Complaint& complaint, const NotifyAndPass& command,
                    const Context& context) {
  const bool named = command.unit == complaint.competent_unit;
  Checks checks;
  checks.refuse_if(command.unit == complaint.first_unit, CommonRefusal::unit_is_own,
                   command.unit.view());
  check_answerable(checks, command.unit, context);
  checks.refuse_if(!named && command.override_reason.empty(), Refusal::handler_not_competent,
                   complaint.competent_unit.view());
  checks.refuse_if(!everybody_reachable(complaint) && command.unreachable_reason.empty(),
                   Refusal::unreachable_not_explained);
  if (command.with_material && has_written_material(complaint)) {
    check_written_material(checks, complaint);
  }
  checks.not_before(occurred, context.occurred_at, last_received_at(complaint));
  Passed passed;
  passed.notice = command;
  passed.unit_is_local = is_local(command.unit, context);
  passed.outside_notice = passed.unit_is_local == complaint.first_is_local;
  if (command.with_material) {
    passed.materials = materials_of(complaint, MaterialKind::complainant_material);
  }
  return unless_refused(checks, std::move(passed));
}

// Later than the notice, but still owed.  [3.2.2-e]
Decision decide_one(const Complaint& complaint, const PassMaterial& command,
                    const Context& context) {
  const std::optional<Passing>& passing = complaint.passing;
  Checks checks;
  checks.refuse_if(!passing || !passing->material_owed || passing->material_passed_at,
                   Refusal::no_material_owed);
  if (passing) checks.not_before(occurred, context.occurred_at, passing->passed_at);
  check_written_material(checks, complaint);
  return unless_refused(
      checks,
      MaterialPassed{command.comment, materials_of(complaint, MaterialKind::complainant_material)});
}

// A department accepts nothing that the register gives to another unit.  [3.2.1-a, 3.2.2-b,
// 3.2.2-d]
Decision decide_one(const Complaint& complaint, const Accept& command, const Context& context) {
  const std::optional<Passing>& passing = complaint.passing;
  Checks checks;
  checks.refuse_if(!passing && must_be_passed(complaint), Refusal::must_be_passed,
                   complaint.competent_unit.view());
  checks.not_before(occurred, context.occurred_at,
                    passing ? passing->passed_at : complaint.received_at);
  return unless_refused(checks, Accepted{context.actor.person, command.comment});
}

// What was passed may not be declined, only objected to with reasons.  [3.6-a; Q7]
Decision decide_one(const Complaint& complaint, const Object& command, const Context& context) {
  Checks checks;
  checks.active_unit(command.proposed_unit, context.units);
  checks.refuse_if(command.proposed_unit == complaint.passing->unit, CommonRefusal::unit_is_own,
                   command.proposed_unit.view());
  checks.not_before(occurred, context.occurred_at, complaint.passing->passed_at);
  return unless_refused(checks, Objected{command});
}

Decision decide_one(const Complaint& complaint, const SettleJurisdiction& command,
                    const Context& context) {
  Checks checks;
  check_answerable(checks, command.unit, context);
  checks.not_before(occurred, context.occurred_at, complaint.objection->objected_at);
  return unless_refused(checks, JurisdictionSettled{command.unit, is_local(command.unit, context),
                                                    command.dispute, command.reason});
}

// 指导: asked for or unasked, as long as the complaint is handled.  [3.2.2-f]
Decision decide_one(const Complaint& complaint, const RequestGuidance& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(!complaint.passing, Refusal::not_passed);
  if (complaint.passing) {
    checks.not_before(occurred, context.occurred_at, complaint.passing->passed_at);
  }
  checks.refuse_if(complaint.guidance.size() >= limits::records, CommonRefusal::too_many_records,
                   "guidance", {}, limits::records);
  return unless_refused(checks, GuidanceRequested{command.question});
}

Decision decide_one(const Complaint& complaint, const GiveGuidance& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(!complaint.passing, Refusal::not_passed);
  if (complaint.passing) {
    checks.not_before(occurred, context.occurred_at, complaint.passing->passed_at);
  }
  for (const Guidance& one : complaint.guidance) {
    if (one.requested_at && !one.given_at) {
      checks.not_before(occurred, context.occurred_at, *one.requested_at);
    }
  }
  checks.refuse_if(complaint.guidance.size() >= limits::records, CommonRefusal::too_many_records,
                   "guidance", {}, limits::records);
  return unless_refused(checks, GuidanceGiven{command.advice});
}

}  // namespace liandong::complaint_intake
