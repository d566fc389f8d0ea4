// Taking a complaint in: registration, further complainants, material, declining, duplicates.
#include "systems/common/domain/materials.hpp"
#include "systems/complaint_intake/domain/decide_each.hpp"
#include "systems/complaint_intake/domain/limits.hpp"

#include <algorithm>

namespace liandong::complaint_intake {

constexpr std::string_view occurred = "occurred_at";
constexpr std::string_view registration_number = "complaint_registration";

std::vector<std::string> materials_of(const Complaint& complaint, MaterialKind kind) {
  std::vector<std::string> ids;
  for (const Material& material : complaint.materials) {
    if (material.kind == kind) ids.push_back(material.id);
  }
  return ids;
}

// Who is asked first registers, whoever is competent; it stays the first responsible unit.
// [3.2.0-a, 3.2.0-b, 3.2.1-a, 3.2.2-a; Q15, Q24]
Decision decide_opening(const Register& command, const Context& context) {
  const UnitId acting = context.actor.unit;
  const common::Standing units = standing(context.units);
  const UnitId first = units.responsible_unit(acting);
  Checks checks;
  checks.refuse_if(!units.belongs_to_enforcing_unit(acting),
                   Refusal::first_unit_not_enforcement_unit, acting.view());
  checks.refuse_if(first.empty(), Refusal::first_unit_without_legal_subject, acting.view());
  checks.refuse_if(!context.competence.place_exists(command.place), CommonRefusal::place_unknown,
                   command.place.view());
  checks.refuse_if(!command.item.empty() && !context.competence.item_exists(command.item),
                   CommonRefusal::item_unknown, command.item.view());
  checks.active_unit(acting, context.units);
  checks.not_before(occurred, context.occurred_at, command.received_at);
  if (checks.first()) return Err{*checks.first()};

  Registered registered;
  registered.number =
      context.numbers.next(first, registration_number, civil(local_day(command.received_at)).year);
  registered.first_unit = first;
  registered.first_is_local = units.is_local(acting);
  if (acting != first) registered.first_office = acting;
  registered.first_officer = context.actor.person;
  if (!command.item.empty()) {
    const CompetenceAnswer answer = context.competence.competent_unit(
        command.item, command.place, local_day(command.received_at));
    registered.competent_unit = answer.unit;
    registered.competent_is_local = units.is_local(answer.unit);
    registered.list_version = answer.list_version;
    registered.listed = registered.competent_is_local;
  }
  registered.complainant = std::string(context.fresh_id);
  registered.registration = command;
  return unless_refused(checks, std::move(registered));
}

// The first contact stays the first one.  [3.2.0-b]
Decision decide_one(const Complaint& complaint, const AddComplainant& command,
                    const Context& context) {
  Checks checks;
  checks.not_before("received_at", command.received_at, complaint.received_at);
  checks.not_before(occurred, context.occurred_at, command.received_at);
  checks.refuse_if(complaint.complainants.size() >= limits::complainants,
                   CommonRefusal::too_many_records, "complainants", {}, limits::complainants);
  return unless_refused(checks, ComplainantAdded{std::string(context.fresh_id), command});
}

Decision decide_one(const Complaint& complaint, const AttachMaterial& command,
                    const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(complaint.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

// What another unit must handle is passed to it, not declined.  [3.2.1-a, 3.2.2-b]
Decision decide_one(const Complaint& complaint, const Decline& command, const Context& context) {
  Checks checks;
  checks.refuse_if(must_be_passed(complaint), Refusal::must_be_passed,
                   complaint.competent_unit.view());
  checks.refuse_if(command.passed_to && !command.complainant_agrees,
                   Refusal::complainant_did_not_agree, "complainant_agrees");
  checks.not_before(occurred, context.occurred_at, complaint.received_at);
  return unless_refused(checks, Declined{command});
}

// Each complainant of the duplicate is still answered, by the unit that took the duplicate.
// [3.2.0-b, 3.2.3-a]
Decision decide_one(const Complaint& complaint, const LinkDuplicate& command,
                    const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at,
                    complaint.accepted_at.value_or(complaint.received_at));
  return unless_refused(checks, DuplicateLinked{command.duplicate_of, command.reason});
}

}  // namespace liandong::complaint_intake
