#include "systems/case_transfer/domain/shape.hpp"

#include "systems/case_transfer/domain/limits.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

void shape(Checks& checks, const Party& party) {
  checks.refuse_if(party.kind != PartyKind::unknown && party.name.empty(),
                   CommonRefusal::field_required, "party.name");
  checks.optional("party.name", party.name, limits::name);
  checks.optional("party.identifier", party.identifier, limits::identifier);
  checks.optional("party.address", party.address, limits::address);
}

void shape(Checks& checks, const RecordFinding& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.refuse_if(command.place.empty(), CommonRefusal::field_required, "place");
  checks.required("location", command.location, limits::location);
  checks.refuse_if(command.item.empty() && command.item_reason.empty(),
                   CommonRefusal::field_required, "item_reason");
  checks.optional("item_reason", command.item_reason, limits::reason);
  shape(checks, command.party);
  checks.required("facts", command.facts, limits::long_text);
  checks.optional("provisions", command.provisions, limits::reason);
  checks.required("discovered_at", command.discovered_at, context);
  if (const auto determined_at = command.jurisdiction_determined_at) {
    checks.not_after_now("jurisdiction_determined_at", *determined_at, context);
    checks.refuse_if(*determined_at < command.discovered_at, CommonRefusal::times_out_of_order,
                     "jurisdiction_determined_at", command.discovered_at);
  }
}

void shape(Checks& checks, const MarkUrgent& command, const Context& context) {
  if (command.became_urgent_at) {
    checks.not_after_now("became_urgent_at", *command.became_urgent_at, context);
  }
}

void shape(Checks& checks, const ConfirmUrgency& command, const Context&) {
  checks.refuse_if(!command.confirmed && command.reason.empty(), CommonRefusal::field_required,
                   "reason");
  checks.optional("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RecordDissuasion& command, const Context& context) {
  checks.required("dissuaded_at", command.dissuaded_at, context);
  checks.required("location", command.location, limits::location);
  checks.required("manner", command.manner, limits::reason);
  checks.length("officers", command.officers.size(), 1, limits::officers);
  for (const Officer& officer : command.officers) {
    checks.required("officers.name", officer.name, limits::name);
    checks.optional("officers.certificate", officer.certificate, limits::identifier);
  }
}

void shape(Checks& checks, const TellCompetentUnit& command, const Context& context) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
  checks.required("told_at", command.told_at, context);
  checks.refuse_if(command.channel != Channel::platform && command.person.empty(),
                   CommonRefusal::field_required, "person");
  checks.optional("person", command.person, limits::name);
  checks.optional("message", command.message, limits::reason);
}

void shape(Checks& checks, const ApproveLaterStart& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const DismissFinding& command, const Context&) {
  const bool duplicate = command.ground == DismissalGround::duplicate;
  checks.required("reason", command.reason, limits::reason);
  checks.refuse_if(duplicate && command.duplicate_of.empty(), CommonRefusal::field_required,
                   "duplicate_of");
  checks.refuse_if(!duplicate && !command.duplicate_of.empty(), CommonRefusal::field_not_allowed,
                   "duplicate_of");
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

void shape(Checks& checks, const Issue& command, const Context&) {
  checks.refuse_if(command.receiver.empty(), CommonRefusal::field_required, "receiver");
  checks.optional("override_reason", command.override_reason, limits::reason);
  checks.optional("measures_taken", command.measures_taken, limits::reason);
  checks.optional("contact", command.contact, limits::contact);
}

void shape(Checks&, const CompleteMaterials&, const Context&) {}

void shape(Checks& checks, const Withdraw& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks&, const Receive&, const Context&) {}

void shape(Checks& checks, const Accept& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const RequestSupplement& command, const Context&) {
  checks.length("missing", command.missing.size(), 1, limits::missing_kinds);
  std::vector<MaterialKind> sorted = command.missing;
  std::sort(sorted.begin(), sorted.end());
  checks.refuse_if(std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end(),
                   CommonRefusal::list_entry_repeated, "missing");
  checks.required("explanation", command.explanation, limits::reason);
}

void shape(Checks& checks, const Supply& command, const Context&) {
  checks.optional("comment", command.comment, limits::reason);
}

void shape(Checks& checks, const Object& command, const Context&) {
  checks.required("reasons", command.reasons, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

void shape(Checks& checks, const ConsentToObjection& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const ObjectOnNewFacts& command, const Context&) {
  checks.required("new_facts", command.new_facts, limits::long_text);
  checks.required("legal_basis", command.legal_basis, limits::reason);
}

void shape(Checks& checks, const AssignInterim& command, const Context&) {
  checks.refuse_if(command.unit.empty(), CommonRefusal::field_required, "unit");
  checks.required("reason", command.reason, limits::reason);
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

void shape(Checks& checks, const RecordExecution& command, const Context& context) {
  checks.required("executed_at", command.executed_at, context);
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks& checks, const ReportResult& command, const Context&) {
  checks.required("summary", command.summary, limits::long_text);
}

void shape(Checks&, const AwaitDispute&, const Context&) {}
void shape(Checks&, const ContinueAtUnit&, const Context&) {}
void shape(Checks&, const TakeEvidence&, const Context&) {}
void shape(Checks&, const TakeMaterials&, const Context&) {}

struct CorrectedText {
  std::uint32_t max;
  bool may_be_empty;
};

CorrectedText corrected_text(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return {limits::title, false};
    case CorrectableField::location:
      return {limits::location, false};
    case CorrectableField::facts:
      return {limits::long_text, false};
    case CorrectableField::provisions:
      return {limits::reason, true};
    case CorrectableField::party_name:
      return {limits::name, false};
    case CorrectableField::discovered_at:
    case CorrectableField::jurisdiction_determined_at:
      return {0, true};
  }
  return {0, true};
}

// Exactly one of instant, text and personal carries the new value, by field.
void shape(Checks& checks, const Correct& command, const Context& context) {
  const bool clock = command.field == CorrectableField::discovered_at ||
                     command.field == CorrectableField::jurisdiction_determined_at;
  const bool party = command.field == CorrectableField::party_name;
  const auto [max, may_be_empty] = corrected_text(command.field);
  checks.refuse_if(clock && !command.instant, CommonRefusal::field_required, "instant");
  checks.refuse_if(!clock && command.instant, CommonRefusal::field_not_allowed, "instant");
  checks.refuse_if((clock || party) && !command.text.empty(), CommonRefusal::field_not_allowed,
                   "text");
  checks.refuse_if(!party && !command.personal.empty(), CommonRefusal::field_not_allowed,
                   "personal");
  if (party) {
    checks.required("personal", command.personal, max);
  } else if (!clock) {
    checks.refuse_if(!may_be_empty && command.text.empty(), CommonRefusal::field_required, "text");
    checks.optional("text", command.text, max);
  }
  if (clock && command.instant) checks.not_after_now("instant", *command.instant, context);
  checks.required("reason", command.reason, limits::reason);
}

using common::shape;

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::case_transfer
