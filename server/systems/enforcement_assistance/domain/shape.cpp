// Fields present, within limits, not in the future.
#include "systems/enforcement_assistance/domain/decide_each.hpp"
#include "systems/enforcement_assistance/domain/limits.hpp"

namespace liandong::enforcement_assistance {
namespace {

using common::shape;

void shape(Checks& checks, const RecordNeed& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.required("need_found_at", command.need_found_at, context);
  checks.optional("case_number", command.case_number, limits::identifier);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.optional("location", command.location, limits::location);
  checks.optional("party", command.party, limits::name);
  checks.required("facts", command.facts, limits::long_text);
  checks.required("question", command.question, limits::long_text);
}

void shape(Checks& checks, const DropNeed& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

void shape(Checks& checks, const RemoveMaterial& command, const Context&) {
  checks.required("material", command.material, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Request& command, const Context&) {
  checks.refuse_if(command.receiver.empty(), CommonRefusal::field_required, "receiver");
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks& checks, const Withdraw& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks&, const Receive&, const Context&) {}

void shape(Checks& checks, const RequestOnSite& command, const Context&) {
  checks.required("explanation", command.explanation, limits::reason);
}

void shape(Checks& checks, const Dispatch& command, const Context& context) {
  checks.required("dispatched_at", command.dispatched_at, context);
  checks.length("officers", command.officers.size(), 1, limits::officers);
  for (const Officer& officer : command.officers) {
    checks.required("officers.name", officer.name, limits::name);
    checks.optional("officers.certificate", officer.certificate, limits::identifier);
  }
}

void shape(Checks& checks, const RecordScene& command, const Context& context) {
  checks.required("arrived_at", command.arrived_at, context);
  checks.required("handled_at", command.handled_at, context);
  checks.refuse_if(command.handled_at < command.arrived_at, CommonRefusal::times_out_of_order,
                   "handled_at", command.arrived_at);
  checks.required("measures", command.measures, limits::long_text);
}

void shape(Checks& checks, const RequestArchives& command, const Context&) {
  checks.required("wanted", command.wanted, limits::reason);
  checks.required("purpose", command.purpose, limits::reason);
}

void shape(Checks& checks, const DropArchiveRequest& command, const Context&) {
  checks.required("archive_request", command.archive_request, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ProvideArchives& command, const Context&) {
  checks.required("archive_request", command.archive_request, id_bytes_max);
  checks.refuse_if(command.manner == ArchiveManner::consulted && command.note.empty(),
                   CommonRefusal::field_required, "note");
  checks.optional("note", command.note, limits::reason);
}

void shape(Checks& checks, const AnnounceExtension& command, const Context&) {
  checks.number("working_days", command.working_days, 1, limits::extension_working_days);
  checks.required("reason", command.reason, limits::reason);
  checks.optional("approved_by", command.approved_by, limits::name);
}

void shape(Checks& checks, const Reply& command, const Context&) {
  checks.required("method", command.method, limits::long_text);
  checks.required("standard", command.standard, limits::long_text);
  checks.required("conclusion", command.conclusion, limits::long_text);
  checks.required("signed_by", command.signed_by, limits::name);
  checks.optional("qualification", command.qualification, limits::identifier);
  checks.optional("no_evidence_reason", command.no_evidence_reason, limits::reason);
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks& checks, const Decline& command, const Context&) {
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
  checks.refuse_if(command.competent_unit.empty(), CommonRefusal::field_required, "competent_unit");
}

void shape(Checks& checks, const OverruleDecline& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const TakeIntoCase& command, const Context&) {
  checks.optional("case_number", command.case_number, limits::identifier);
  checks.optional("comment", command.comment, limits::reason);
}

// Exactly one of instant and text carries the new value, by field.
void shape(Checks& checks, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::need_found_at;
  checks.refuse_if(clock && !command.instant, CommonRefusal::field_required, "instant");
  checks.refuse_if(!clock && command.instant, CommonRefusal::field_not_allowed, "instant");
  checks.refuse_if(clock && !command.text.empty(), CommonRefusal::field_not_allowed, "text");
  if (!clock) {
    const bool title = command.field == CorrectableField::title;
    checks.required("text", command.text, title ? limits::title : limits::long_text);
  }
  if (clock && command.instant) checks.not_after_now("instant", *command.instant, context);
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::enforcement_assistance
