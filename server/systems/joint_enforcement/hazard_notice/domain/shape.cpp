// Fields present, within limits, not in the future.
#include "systems/joint_enforcement/hazard_notice/domain/decide_each.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/limits.hpp"

#include <set>

namespace liandong::hazard_notice {
namespace {

using common::shape;

void check_units(Checks& checks, std::string_view field, const std::vector<UnitId>& units) {
  const std::set<UnitId> once(units.begin(), units.end());
  checks.refuse_if(once.contains(UnitId{}), CommonRefusal::field_required, field);
  checks.refuse_if(once.size() != units.size(), CommonRefusal::list_entry_repeated, field);
}

void shape(Checks& checks, const RecordHazard& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.required("discovered_at", command.discovered_at, context);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.optional("location", command.location, limits::location);
  checks.optional("party", command.party, limits::name);
  checks.required("facts", command.facts, limits::long_text);
  checks.required("danger", command.danger, limits::long_text);
  checks.length("departments", command.departments.size(), 1, limits::named_departments);
  check_units(checks, "departments", command.departments);
}

void shape(Checks& checks, const DropHazard& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

// Who took a notice by telephone or in person is part of the proof.  [3.4.2-b]
void shape(Checks& checks, const Notify& command, const Context& context) {
  checks.length("departments", command.departments.size(), 0, limits::named_departments);
  check_units(checks, "departments", command.departments);
  checks.required("notified_at", command.notified_at, context);
  checks.optional("recipient", command.recipient, limits::name);
  checks.refuse_if(command.channel != Channel::platform && command.recipient.empty(),
                   CommonRefusal::field_required, "recipient");
}

void shape(Checks& checks, const Remind& command, const Context&) {
  checks.refuse_if(command.department.empty(), CommonRefusal::field_required, "department");
  checks.required("content", command.content, limits::reason);
}

void shape(Checks& checks, const AcceptReasons& command, const Context&) {
  checks.refuse_if(command.department.empty(), CommonRefusal::field_required, "department");
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const RejectReasons& command, const Context&) {
  checks.refuse_if(command.department.empty(), CommonRefusal::field_required, "department");
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ReportToGovernment& command, const Context&) {
  checks.required("harm", command.harm, limits::long_text);
  checks.required("request", command.request, limits::long_text);
  checks.optional("contact", command.contact, limits::contact);
}

std::uint32_t corrected_length(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::location:
      return limits::location;
    case CorrectableField::facts:
    case CorrectableField::danger:
      return limits::long_text;
    case CorrectableField::discovered_at:
      return 0;
  }
  return 0;
}

// Exactly one of instant and text carries the new value, by field.
void shape(Checks& checks, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::discovered_at;
  checks.refuse_if(clock && !command.instant, CommonRefusal::field_required, "instant");
  checks.refuse_if(!clock && command.instant, CommonRefusal::field_not_allowed, "instant");
  checks.refuse_if(clock && !command.text.empty(), CommonRefusal::field_not_allowed, "text");
  if (!clock) checks.required("text", command.text, corrected_length(command.field));
  if (clock && command.instant) checks.not_after_now("instant", *command.instant, context);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Respond& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const Dispatch& command, const Context& context) {
  checks.required("dispatched_at", command.dispatched_at, context);
  checks.length("officers", command.officers.size(), 1, limits::officers);
  for (const Officer& officer : command.officers) {
    checks.required("officers.name", officer.name, limits::name);
    checks.optional("officers.certificate", officer.certificate, limits::identifier);
  }
}

void shape(Checks& checks, const Arrive& command, const Context& context) {
  checks.required("arrived_at", command.arrived_at, context);
}

void shape(Checks& checks, const ReportHandling& command, const Context& context) {
  checks.required("handled_at", command.handled_at, context);
  checks.required("measures", command.measures, limits::long_text);
}

void shape(Checks& checks, const Refuse& command, const Context&) {
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

void shape(Checks& checks, const Redirect& command, const Context&) {
  checks.refuse_if(command.proper_unit.empty(), CommonRefusal::field_required, "proper_unit");
  checks.required("reasons", command.reasons, limits::long_text);
}

void shape(Checks& checks, const AnswerInstruction& command, const Context&) {
  checks.required("answer", command.answer, limits::long_text);
}

void shape(Checks& checks, const Instruct& command, const Context&) {
  checks.required("instruction", command.instruction, limits::long_text);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::hazard_notice
