// Sending the case, taking it back before receipt, and the proof of the rendered letter.
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/decide_each.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

UnitId signatory_of(const Issue& command, const Context& context) {
  return command.signatory.empty() ? context.actor.unit : command.signatory;
}

std::string statute_of(UnitId signatory, const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(signatory);
  if (!facts || facts->legal_subject) return {};
  return context.units.statute_on_file(signatory, "case_transfer");
}

CompetenceAnswer competence_of(const Transfer& transfer, const Context& context) {
  if (transfer.item.empty()) return {};
  return context.competence.competent_unit(transfer.item, transfer.place,
                                           local_day(context.occurred_at));
}

// In the name of the township, subdistrict or department, by a person who acts for it; an office
// only with a statute on file.  [3.1.3-a, 3.1.3-b, 3.1.3-c]
void check_signatory(Checks& checks, const Transfer& transfer, const Issue& command,
                     const Context& context) {
  const UnitId signatory = signatory_of(command, context);
  const std::optional<UnitFacts> facts = context.units.find(signatory);
  checks.active_unit(signatory, context.units);
  checks.refuse_if(!sends(transfer, signatory), Refusal::signatory_not_own_unit, signatory.view());
  checks.refuse_if(facts && !acts_in_own_name(*facts, context.units), Refusal::office_may_not_sign,
                   signatory.view());
  checks.refuse_if(signatory != context.actor.unit, Refusal::signed_for_another_unit,
                   signatory.view());
}

// To a unit that exists, can answer for the case and is competent by the register, or for a stated
// reason. Every active unit has an inbox, so any two of them can transfer to each other.
// [3.1.0-a, 3.1.1-a, 3.1.1-b, 2-b]
void check_receiver(Checks& checks, const Transfer& transfer, const Issue& command,
                    const Context& context) {
  checks.active_unit(command.receiver, context.units);
  checks.refuse_if(sends(transfer, command.receiver), Refusal::unit_is_own,
                   command.receiver.view());
  check_answerable(checks, command.receiver, context);
  const UnitId competent = competence_of(transfer, context).unit;
  checks.refuse_if(command.receiver != competent && command.override_reason.empty(),
                   Refusal::receiver_not_competent, competent.view());
}

// Complainants' data must not travel with the file.  [3.1.2-b]
void check_redaction(Checks& checks, const Issue& command, const Context& context) {
  checks.refuse_if(!command.redaction_confirmed, Refusal::redaction_not_confirmed,
                   "redaction_confirmed");
  checks.refuse_if(context.personal_data_found > 0 && !command.personal_data_reviewed,
                   Refusal::personal_data_not_reviewed, "personal_data_reviewed", {},
                   context.personal_data_found);
}

bool file_is_complete(const Transfer& transfer) {
  return has_material(transfer, MaterialKind::basic_facts) &&
         has_material(transfer, MaterialKind::case_source) &&
         has_material(transfer, MaterialKind::preliminary_evidence);
}

Issued issued(const Transfer& transfer, const Issue& command, const Context& context) {
  const CompetenceAnswer competence = competence_of(transfer, context);
  Issued event;
  event.signatory = signatory_of(command, context);
  event.document_number = context.numbers.next(event.signatory, "transfer_letter",
                                               civil(local_day(context.occurred_at)).year);
  event.receiver = command.receiver;
  event.receiver_is_local = is_local(command.receiver, context.units);
  event.statute = statute_of(event.signatory, context);
  event.competent_unit = competence.unit;
  event.list_version = competence.list_version;
  event.override_reason = command.override_reason;
  event.measures_taken = command.measures_taken;
  event.contact = command.contact;
  event.materials_complete = file_is_complete(transfer);
  event.personal_data_found = context.personal_data_found;
  for (const Material& material : transfer.materials) event.materials.push_back(material.id);
  return event;
}

}  // namespace

// Late is recorded and shown, never refused: the notice sets a duty, not a time-bar.
Decision decide_one(const Transfer& transfer, const Issue& command, const Context& context) {
  Checks checks;
  checks.not_before("occurred_at", context.occurred_at, transfer.discovered_at);
  if (!transfer.letters.empty() && transfer.letters.back().withdrawn_at) {
    checks.not_before("occurred_at", context.occurred_at, *transfer.letters.back().withdrawn_at);
  }
  check_file(checks, transfer, urgent_since(transfer).has_value());
  check_signatory(checks, transfer, command, context);
  check_receiver(checks, transfer, command, context);
  check_redaction(checks, command, context);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{issued(transfer, command, context)};
}

// Before receipt only; the original clock runs on and the number stays void.  [3.1.1-a]
Decision decide_one(const Transfer& transfer, const Withdraw& command, const Context& context) {
  const Letter& letter = transfer.letters.back();
  Checks checks;
  checks.not_before("occurred_at", context.occurred_at, letter.issued_at);
  return unless_refused(checks, Withdrawn{letter.document_number, command.reason});
}

Decision decide_one(const Transfer& transfer, const RecordRenderedLetter& command, const Context&) {
  const auto letter = std::find_if(
      transfer.letters.begin(), transfer.letters.end(),
      [&](const Letter& one) { return one.document_number == command.document_number; });
  const bool known = letter != transfer.letters.end();
  Checks checks;
  checks.refuse_if(known && !letter->digest.empty(), Refusal::letter_already_rendered);
  checks.refuse_if(!known, Refusal::letter_unknown);
  return unless_refused(checks,
                        LetterRendered{command.document_number, command.digest, command.size});
}

}  // namespace liandong::case_transfer
