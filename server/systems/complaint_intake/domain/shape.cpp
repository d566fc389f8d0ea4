#include "systems/complaint_intake/domain/shape.hpp"

#include "systems/complaint_intake/domain/limits.hpp"

namespace liandong::complaint_intake {
namespace {

void shape(Checks& checks, const Party& party) {
  checks.refuse_if(party.kind != PartyKind::unknown && party.name.empty(),
                   CommonRefusal::field_required, "party.name");
  checks.optional("party.name", party.name, limits::name);
  checks.optional("party.address", party.address, limits::address);
}

void shape(Checks& checks, const Identity& identity) {
  checks.refuse_if(!identity.anonymous && identity.name.empty(), CommonRefusal::field_required,
                   "complainant.name");
  const auto hidden = [&](std::string_view field, const Text& text, std::uint32_t max) {
    checks.refuse_if(identity.anonymous && !text.empty(), CommonRefusal::field_not_allowed, field);
    checks.optional(field, text, max);
  };
  hidden("complainant.name", identity.name, limits::name);
  hidden("complainant.identifier", identity.identifier, limits::identifier);
  hidden("complainant.address", identity.address, limits::address);
  checks.optional("complainant.contact", identity.contact, limits::contact);
}

void shape(Checks& checks, const Register& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.required("received_at", command.received_at, context);
  checks.optional("order_number", command.order_number, limits::identifier);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.required("location", command.location, limits::location);
  shape(checks, command.party);
  checks.required("facts", command.facts, limits::long_text);
  shape(checks, command.complainant);
  checks.refuse_if(command.order_due_before && command.order_number.empty(),
                   CommonRefusal::field_not_allowed, "order_due_before");
  checks.refuse_if(command.order_due_before && *command.order_due_before <= command.received_at,
                   CommonRefusal::times_out_of_order, "order_due_before", command.received_at);
}

void shape(Checks& checks, const AddComplainant& command, const Context& context) {
  checks.required("received_at", command.received_at, context);
  shape(checks, command.complainant);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

void shape(Checks& checks, const NotifyAndPass& command, const Context&) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
  checks.optional("override_reason", command.override_reason, limits::reason);
  checks.required("message", command.message, limits::reason);
  checks.optional("unreachable_reason", command.unreachable_reason, limits::reason);
}

void shape(Checks& checks, const PassMaterial& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const Accept& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

// C is not sent away without being told where to go.
void shape(Checks& checks, const Decline& command, const Context&) {
  const bool elsewhere = command.ground != DeclineGround::already_answered &&
                         command.ground != DeclineGround::too_vague;
  checks.required("reason", command.reason, limits::reason);
  checks.refuse_if(elsewhere && command.refer_to.empty(), CommonRefusal::field_required,
                   "refer_to");
  checks.optional("refer_to", command.refer_to, limits::reason);
  checks.refuse_if(command.complainant_agrees && !command.passed_to,
                   CommonRefusal::field_not_allowed, "complainant_agrees");
}

void shape(Checks& checks, const Object& command, const Context&) {
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

void shape(Checks& checks, const RecordExecution& command, const Context& context) {
  checks.required("executed_at", command.executed_at, context);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks&, const AwaitDispute&, const Context&) {}

void shape(Checks& checks, const AssignInterim& command, const Context&) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
}

void shape(Checks& checks, const SettleJurisdiction& command, const Context&) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RequestGuidance& command, const Context&) {
  checks.required("question", command.question, limits::long_text);
}

void shape(Checks& checks, const GiveGuidance& command, const Context&) {
  checks.required("advice", command.advice, limits::long_text);
}

void shape(Checks& checks, const RecordVerification& command, const Context& context) {
  checks.required("verified_at", command.verified_at, context);
  checks.refuse_if(command.urgent && command.finding != Finding::not_competent,
                   CommonRefusal::field_not_allowed, "urgent");
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const DecideFiling& command, const Context& context) {
  checks.optional("case_number", command.case_number, limits::identifier);
  checks.optional("reason", command.reason, limits::reason);
  if (command.filed) {
    checks.refuse_if(command.case_number.empty(), CommonRefusal::field_required, "case_number");
    checks.refuse_if(!command.filed_at, CommonRefusal::field_required, "filed_at");
  } else {
    checks.refuse_if(command.reason.empty(), CommonRefusal::field_required, "reason");
    checks.refuse_if(!command.case_number.empty(), CommonRefusal::field_not_allowed, "case_number");
    checks.refuse_if(command.filed_at.has_value(), CommonRefusal::field_not_allowed, "filed_at");
  }
  if (command.filed_at) checks.not_after_now("filed_at", *command.filed_at, context);
}

void shape(Checks& checks, const RecordOutcome& command, const Context& context) {
  checks.refuse_if(command.kind != DecisionKind::no_penalty && command.decision_number.empty(),
                   CommonRefusal::field_required, "decision_number");
  checks.optional("decision_number", command.decision_number, limits::identifier);
  checks.required("decided_at", command.decided_at, context);
  checks.number("amount_fen", command.amount_fen, 0, limits::amount_fen);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const Transfer& command, const Context&) {
  checks.refuse_if(command.receiver.empty(), CommonRefusal::field_required, "receiver");
  checks.required("message", command.message, limits::reason);
}

void shape(Checks& checks, const LinkDuplicate& command, const Context&) {
  checks.refuse_if(command.duplicate_of.empty(), CommonRefusal::field_required, "duplicate_of");
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RecordReportedResult& command, const Context& context) {
  checks.required("reported_at", command.reported_at, context);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const Answer& command, const Context& context) {
  checks.required("complainant", command.complainant, id_bytes_max);
  checks.required("answered_at", command.answered_at, context);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const ExcuseAnswer& command, const Context&) {
  checks.required("complainant", command.complainant, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const GiveFeedback& command, const Context&) {
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const RevealIdentity& command, const Context&) {
  checks.required("complainant", command.complainant, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ExtendVerification& command, const Context&) {
  checks.number("days", command.days, 1, limits::days);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const WithdrawConsent& command, const Context&) {
  checks.required("complainant", command.complainant, id_bytes_max);
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const RecordRating& command, const Context&) {
  checks.required("complainant", command.complainant, id_bytes_max);
  checks.number("score", command.score, 1, limits::score);
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const IssueLetter& command, const Context&) {
  checks.required("complainant", command.complainant, id_bytes_max);
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks&, const NoteTransfer&, const Context&) {}
void shape(Checks&, const TakeBack&, const Context&) {}

void shape(Checks& checks, const RecordRenderedLetter& command, const Context& context) {
  common::shape(checks, command, context);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::complaint_intake
