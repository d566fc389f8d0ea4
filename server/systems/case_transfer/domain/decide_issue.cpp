// Sending the case, taking it back before receipt, and the proof of the rendered letter.
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/decide_each.hpp"

namespace liandong::case_transfer {
namespace {

UnitId signatory_of(const Issue& command, const Context& context) {
  return command.signatory.empty() ? context.actor.unit : command.signatory;
}

CompetenceAnswer competence_of(const Transfer& transfer, const Context& context) {
  if (transfer.item.empty()) return {};
  return context.competence.competent_unit(transfer.item, transfer.place,
                                           local_day(context.occurred_at));
}

// To a unit that exists, can answer for the case and is competent by the register, or for a stated
// reason. Every active unit has an inbox, so any two of them can transfer to each other.
// [3.1.0-a, 3.1.1-a, 3.1.1-b, 2-b]
void check_receiver(Checks& checks, const Transfer& transfer, const Issue& command,
                    const Context& context) {
  checks.refuse_if(sends(transfer, command.receiver), CommonRefusal::unit_is_own,
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
  event.receiver_is_local = standing(context.units).is_local(command.receiver);
  event.statute = standing(context.units).statute_of(event.signatory);
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
  const UnitId signatory = signatory_of(command, context);
  standing(context.units)
      .check_signatory(checks, signatory, sends(transfer, signatory), context.actor);
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
  Checks checks;
  common::check_rendered(checks, transfer.letters, command);
  return unless_refused(checks,
                        LetterRendered{command.document_number, command.digest, command.size});
}

}  // namespace liandong::case_transfer
