// Letters to the complainants: written after what they tell, rendered after the commit.
#include "systems/complaint_intake/domain/decide_each.hpp"
#include "systems/complaint_intake/domain/limits.hpp"

namespace liandong::complaint_intake {
namespace {

constexpr std::string_view letter_number = "complaint_letter";

// Who acts for the first unit, or for the unit that handles it.
bool of_concerned(const Complaint& complaint, UnitId signatory) {
  return is_first(complaint, signatory) || signatory == custodian(complaint);
}

}  // namespace

// A letter tells what was done before; it never does it.  [3.2.1-a, 3.2.1-b, 3.2.2-b, 3.2.3-a,
// 3.1.3-a]
Decision decide_one(const Complaint& complaint, const IssueLetter& command,
                    const Context& context) {
  const UnitId signatory = command.signatory.empty() ? context.actor.unit : command.signatory;
  const common::Standing units = standing(context.units);
  const Complainant* one = find_complainant(complaint, command.complainant);
  Checks checks;
  checks.refuse_if(one != nullptr && !can_be_told(complaint, *one, command.kind),
                   Refusal::nothing_to_tell);
  checks.refuse_if(one == nullptr, Refusal::complainant_unknown, command.complainant);
  checks.not_before("occurred_at", context.occurred_at, complaint.received_at);
  checks.refuse_if(complaint.letters.size() >= limits::letters, CommonRefusal::too_many_records,
                   "letters", {}, limits::letters);
  units.check_signatory(checks, signatory, of_concerned(complaint, signatory), context.actor);
  if (checks.first()) return Err{*checks.first()};
  LetterIssued issued;
  issued.document_number =
      context.numbers.next(signatory, letter_number, civil(local_day(context.occurred_at)).year);
  issued.signatory = signatory;
  issued.statute = units.statute_of(signatory);
  issued.letter = command;
  return unless_refused(checks, std::move(issued));
}

Decision decide_one(const Complaint& complaint, const RecordRenderedLetter& command,
                    const Context&) {
  Checks checks;
  common::check_rendered(checks, complaint.letters, command);
  return unless_refused(checks,
                        LetterRendered{command.document_number, command.digest, command.size});
}

}  // namespace liandong::complaint_intake
