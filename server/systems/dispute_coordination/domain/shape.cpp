#include "systems/dispute_coordination/domain/shape.hpp"

#include "systems/dispute_coordination/domain/limits.hpp"

namespace liandong::dispute_coordination {
namespace {

void required_unit(Checks& checks, std::string_view field, UnitId unit) {
  checks.refuse_if(unit.empty(), CommonRefusal::field_required, field);
}

void shape(Checks& checks, const OpenDispute& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  required_unit(checks, "other", command.other);
  checks.required("arose_at", command.arose_at, context);
  required_unit(checks, "competent_unit", command.competent_unit);
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.optional("location", command.location, limits::location);
  checks.required("facts", command.facts, limits::long_text);
  required_unit(checks, "first_discovered_by", command.first_discovered_by);
}

void shape(Checks& checks, const StatePosition& command, const Context&) {
  required_unit(checks, "competent_unit", command.competent_unit);
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

void shape(Checks& checks, const RecordNegotiation& command, const Context& context) {
  checks.required("held_at", command.held_at, context);
  checks.required("participants", command.participants, limits::participants);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const ProposeAgreement& command, const Context&) {
  required_unit(checks, "responsible_unit", command.responsible_unit);
  checks.required("terms", command.terms, limits::long_text);
}

void shape(Checks&, const SignAgreement&, const Context&) {}

void shape(Checks& checks, const Submit& command, const Context&) {
  checks.required("negotiation", command.negotiation, limits::long_text);
  checks.required("disagreement", command.disagreement, limits::long_text);
  checks.required("proposal", command.proposal, limits::long_text);
  checks.optional("common_superior", command.common_superior, limits::name);
}

void shape(Checks& checks, const Reply& command, const Context&) {
  checks.required("statement", command.statement, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

void shape(Checks& checks, const Withdraw& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

std::uint32_t corrected_length(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::location:
      return limits::location;
    case CorrectableField::facts:
      return limits::long_text;
    case CorrectableField::arose_at:
      return 0;
  }
  return 0;
}

// Exactly one of instant and text carries the new value, by field.
void shape(Checks& checks, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::arose_at;
  checks.refuse_if(clock && !command.instant, CommonRefusal::field_required, "instant");
  checks.refuse_if(!clock && command.instant, CommonRefusal::field_not_allowed, "instant");
  checks.refuse_if(clock && !command.text.empty(), CommonRefusal::field_not_allowed, "text");
  if (!clock) checks.required("text", command.text, corrected_length(command.field));
  if (clock && command.instant) checks.not_after_now("instant", *command.instant, context);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Coordinate& command, const Context& context) {
  checks.required("held_at", command.held_at, context);
  checks.required("participants", command.participants, limits::participants);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const JoinUnit& command, const Context&) {
  required_unit(checks, "unit", command.unit);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const AssignInterim& command, const Context&) {
  required_unit(checks, "unit", command.unit);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Review& command, const Context&) {
  checks.required("opinion", command.opinion, limits::long_text);
  checks.refuse_if(!command.accepted && !command.proposed_unit.empty(),
                   CommonRefusal::field_not_allowed, "proposed_unit");
}

void shape(Checks& checks, const Decide& command, const Context&) {
  required_unit(checks, "responsible_unit", command.responsible_unit);
  checks.required("decision_number", command.decision_number, limits::identifier);
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
  checks.optional("guidance", command.guidance, limits::reason);
}

void shape(Checks& checks, const ExtendDecision& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RecordSuperiorDecision& command, const Context& context) {
  checks.required("authority", command.authority, limits::name);
  required_unit(checks, "responsible_unit", command.responsible_unit);
  checks.required("decision_number", command.decision_number, limits::identifier);
  checks.required("decided_at", command.decided_at, context);
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::dispute_coordination
