// Fields present, within limits, not in the future.
#include "systems/criminal_referral/domain/decide_each.hpp"
#include "systems/criminal_referral/domain/limits.hpp"

namespace liandong::criminal_referral {
namespace {

using common::shape;

template <class Opening>
void shape_of_matter(Checks& checks, const Opening& command) {
  checks.required("title", command.title, limits::title);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.optional("location", command.location, limits::location);
  checks.optional("party", command.party, limits::name);
  checks.required("facts", command.facts, limits::long_text);
}

void shape(Checks& checks, const RecordSuspicion& command, const Context& context) {
  shape_of_matter(checks, command);
  checks.required("suspected_at", command.suspected_at, context);
  checks.required("suspected_crime", command.suspected_crime, limits::name);
  checks.optional("case_number", command.case_number, limits::identifier);
}

void shape(Checks& checks, const RecordUnprosecuted& command, const Context& context) {
  shape_of_matter(checks, command);
  checks.required("decided_at", command.decided_at, context);
  checks.optional("decision_number", command.decision_number, limits::identifier);
  checks.required("opinion", command.opinion, limits::long_text);
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

void shape(Checks& checks, const FormTaskForce& command, const Context&) {
  checks.length("officers", command.officers.size(), 1, limits::officers);
  for (const Officer& officer : command.officers) {
    checks.required("officers.name", officer.name, limits::name);
    checks.optional("officers.certificate", officer.certificate, limits::identifier);
  }
}

void shape(Checks& checks, const CheckThreshold& command, const Context&) {
  checks.required("standard", command.standard, limits::reason);
  checks.required("comparison", command.comparison, limits::long_text);
}

void shape(Checks& checks, const SubmitReport& command, const Context&) {
  checks.required("findings", command.findings, limits::long_text);
  checks.required("proposal", command.proposal, limits::reason);
}

/// A text that is asked for in one case only; otherwise it may stay empty.
void required_if(Checks& checks, bool wanted, std::string_view field, const Text& text,
                 std::uint32_t max) {
  checks.refuse_if(wanted && text.empty(), CommonRefusal::field_required, field);
  checks.optional(field, text, max);
}

void required_if(Checks& checks, bool wanted, std::string_view field, std::string_view text) {
  checks.refuse_if(wanted && text.empty(), CommonRefusal::field_required, field);
  checks.optional(field, text, limits::identifier);
}

void shape(Checks& checks, const DecideReferral& command, const Context&) {
  required_if(checks, !command.approved, "reasons", command.reasons, limits::reason);
}

void shape(Checks& checks, const RecordPenalty& command, const Context& context) {
  const bool money = command.kind == PenaltyKind::fine || command.kind == PenaltyKind::confiscation;
  checks.required("decided_at", command.decided_at, context);
  checks.required("decision_number", command.decision_number, limits::identifier);
  checks.number("amount_fen", command.amount_fen, 0, money ? limits::amount_fen : 0);
  checks.optional("summary", command.summary, limits::reason);
}

void shape(Checks& checks, const SendDecisionCopy& command, const Context&) {
  checks.required("penalty", command.penalty, id_bytes_max);
  checks.refuse_if(command.organ.empty(), CommonRefusal::field_required, "organ");
  checks.refuse_if(command.copied_organ.empty(), CommonRefusal::field_required, "copied_organ");
}

void shape(Checks& checks, const Refer& command, const Context&) {
  checks.refuse_if(command.receiver.empty(), CommonRefusal::field_required, "receiver");
  checks.optional("missing_reason", command.missing_reason, limits::reason);
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks& checks, const Supply& command, const Context&) {
  checks.optional("note", command.note, limits::reason);
}

template <class Request>
void shape_of_request(Checks& checks, const Request& command) {
  checks.required("reasons", command.reasons, limits::long_text);
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks& checks, const RequestReconsideration& command, const Context&) {
  shape_of_request(checks, command);
}

void shape(Checks& checks, const SuggestSupervision& command, const Context&) {
  shape_of_request(checks, command);
}

void shape(Checks& checks, const AcceptNonFiling& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const RecordOutsideResult& command, const Context&) {
  checks.required("document_number", command.document_number, limits::identifier);
  required_if(checks, !command.filed, "reasons", command.reasons, limits::long_text);
}

void shape(Checks& checks, const HandOver& command, const Context&) {
  checks.required("goods", command.goods, limits::long_text);
  checks.required("papers", command.papers, limits::long_text);
}

void shape(Checks& checks, const Conclude& command, const Context&) {
  checks.required("summary", command.summary, limits::reason);
}

void shape(Checks& checks, const SignReceipt& command, const Context&) {
  checks.required("signed_by", command.signed_by, limits::name);
}

void shape(Checks& checks, const PassOn& command, const Context&) {
  checks.optional("outside_organ", command.outside_organ, limits::name);
  checks.required("reasons", command.reasons, limits::reason);
}

void shape(Checks& checks, const NotifyIncomplete& command, const Context&) {
  checks.required("missing", command.missing, limits::reason);
}

void shape(Checks& checks, const DecideFiling& command, const Context&) {
  const bool refused = !command.filed;
  checks.required("document_number", command.document_number, limits::identifier);
  checks.refuse_if(refused && !command.ground, CommonRefusal::field_required, "ground");
  checks.refuse_if(!refused && command.ground, CommonRefusal::field_not_allowed, "ground");
  required_if(checks, refused, "reasons", command.reasons, limits::long_text);
  required_if(checks, refused, "returned_papers", command.returned_papers, limits::reason);
}

void shape(Checks& checks, const DecideReconsideration& command, const Context&) {
  checks.required("document_number", command.document_number, limits::identifier);
  required_if(checks, !command.filed, "reasons", command.reasons, limits::long_text);
}

void shape(Checks& checks, const StateReasons& command, const Context&) {
  checks.required("reasons", command.reasons, limits::long_text);
}

void shape(Checks& checks, const SignHandover& command, const Context&) {
  checks.required("signed_by", command.signed_by, limits::name);
}

void shape(Checks& checks, const DemandReasons& command, const Context&) {
  checks.required("document_number", command.document_number, limits::identifier);
}

void shape(Checks& checks, const OrderFiling& command, const Context&) {
  checks.required("document_number", command.document_number, limits::identifier);
  checks.required("reasons", command.reasons, limits::long_text);
}

void shape(Checks& checks, const EndSupervision& command, const Context&) {
  checks.required("reasons", command.reasons, limits::long_text);
}

void shape(Checks& checks, const SendBack& command, const Context&) {
  checks.refuse_if(command.receiver.empty(), CommonRefusal::field_required, "receiver");
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks&, const ReceiveBack&, const Context&) {}

void shape(Checks& checks, const DeclineBack& command, const Context&) {
  checks.required("reasons", command.reasons, limits::reason);
  checks.refuse_if(command.competent_unit.empty(), CommonRefusal::field_required, "competent_unit");
}

void shape(Checks& checks, const DecideCase& command, const Context&) {
  required_if(checks, command.filed, "case_number", command.case_number);
  required_if(checks, !command.filed, "reasons", command.reasons, limits::reason);
}

void shape(Checks& checks, const ReportResult& command, const Context&) {
  required_if(checks, command.conclusion == Conclusion::penalised, "decision_number",
              command.decision_number);
  checks.required("summary", command.summary, limits::long_text);
}

std::uint32_t limit_of(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::location:
      return limits::location;
    case CorrectableField::facts:
    case CorrectableField::suspected_at:
      return limits::long_text;
  }
  return limits::long_text;
}

// Exactly one of instant and text carries the new value, by field.
void shape(Checks& checks, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::suspected_at;
  checks.refuse_if(clock && !command.instant, CommonRefusal::field_required, "instant");
  checks.refuse_if(!clock && command.instant, CommonRefusal::field_not_allowed, "instant");
  checks.refuse_if(clock && !command.text.empty(), CommonRefusal::field_not_allowed, "text");
  if (!clock) checks.required("text", command.text, limit_of(command.field));
  if (clock && command.instant) checks.not_after_now("instant", *command.instant, context);
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::criminal_referral
