// Fields present, within limits, not in the future.
#include "systems/joint_enforcement/joint_operation/domain/decide_each.hpp"
#include "systems/joint_enforcement/joint_operation/domain/limits.hpp"

#include <set>

namespace liandong::joint_operation {
namespace {

void check_officers(Checks& checks, const std::vector<Officer>& officers) {
  checks.length("officers", officers.size(), 1, limits::officers);
  for (const Officer& officer : officers) {
    checks.required("officers.name", officer.name, limits::name);
    checks.optional("officers.certificate", officer.certificate, limits::identifier);
  }
}

void shape(Checks& checks, const Plan& command, const Context&) {
  const std::set<UnitId> once(command.units.begin(), command.units.end());
  checks.required("title", command.title, limits::title);
  checks.required("target", command.target, limits::reason);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.optional("location", command.location, limits::location);
  checks.refuse_if(command.planned_at == Instant{}, CommonRefusal::field_required, "planned_at");
  checks.length("units", command.units.size(), 1, limits::units);
  checks.refuse_if(once.contains(UnitId{}), CommonRefusal::field_required, "units");
  checks.refuse_if(once.size() != command.units.size(), CommonRefusal::list_entry_repeated,
                   "units");
  checks.required("division", command.division, limits::long_text);
}

void shape(Checks& checks, const ChangePlan& command, const Context&) {
  checks.refuse_if(command.planned_at == Instant{}, CommonRefusal::field_required, "planned_at");
  checks.required("division", command.division, limits::long_text);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const InviteUnit& command, const Context&) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RecordAction& command, const Context& context) {
  checks.required("began_at", command.began_at, context);
  checks.required("ended_at", command.ended_at, context);
  checks.refuse_if(command.ended_at < command.began_at, CommonRefusal::times_out_of_order,
                   "ended_at", command.began_at);
  checks.required("record", command.record, limits::long_text);
}

void shape(Checks& checks, const Conclude& command, const Context&) {
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const Cancel& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

std::uint32_t corrected_length(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::target:
      return limits::reason;
    case CorrectableField::location:
      return limits::location;
    case CorrectableField::division:
      return limits::long_text;
  }
  return 0;
}

void shape(Checks& checks, const Correct& command, const Context&) {
  checks.required("text", command.text, corrected_length(command.field));
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ConfirmParticipation& command, const Context&) {
  check_officers(checks, command.officers);
}

void shape(Checks& checks, const DeclineParticipation& command, const Context&) {
  checks.required("reasons", command.reasons, limits::reason);
}

void shape(Checks& checks, const NameOfficers& command, const Context&) {
  check_officers(checks, command.officers);
}

void shape(Checks& checks, const RecordResult& command, const Context&) {
  checks.required("findings", command.findings, limits::long_text);
  checks.required("measures", command.measures, limits::long_text);
}

void shape(Checks& checks, const AddCase& command, const Context&) {
  checks.optional("case_number", command.case_number, limits::identifier);
  checks.optional("note", command.note, limits::reason);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::joint_operation
