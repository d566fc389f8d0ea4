// What events of the organs and of the way back do to a referral; the others stand in evolve.cpp.
#pragma once

#include "systems/criminal_referral/domain/referral.hpp"

namespace liandong::criminal_referral {

void enter(Referral&, const ReceiptSigned&, const Stamp&);
void enter(Referral&, const PassedOn&, const Stamp&);
void enter(Referral&, const IncompletenessNotified&, const Stamp&);
void enter(Referral&, const FilingDecided&, const Stamp&);
void enter(Referral&, const OutsideResultRecorded&, const Stamp&);
void enter(Referral&, const HandoverSigned&, const Stamp&);

void enter(Referral&, const ReconsiderationRequested&, const Stamp&);
void enter(Referral&, const ReconsiderationDecided&, const Stamp&);
void enter(Referral&, const SupervisionSuggested&, const Stamp&);
void enter(Referral&, const ReasonsDemanded&, const Stamp&);
void enter(Referral&, const ReasonsStated&, const Stamp&);
void enter(Referral&, const FilingOrdered&, const Stamp&);
void enter(Referral&, const SupervisionEnded&, const Stamp&);
void enter(Referral&, const NonFilingAccepted&, const Stamp&);

void enter(Referral&, const SentBack&, const Stamp&);
void enter(Referral&, const BackReceived&, const Stamp&);
void enter(Referral&, const BackDeclined&, const Stamp&);
void enter(Referral&, const CaseDecided&, const Stamp&);
void enter(Referral&, const ResultReported&, const Stamp&);

/// The act moves the case on: no later one may lie before it.
void step(Referral& referral, const Stamp& stamp);
/// No longer treated as suspected crime: handled administratively.  [3.7-d]
void lift(Referral& referral, Stage stage, Instant at);
/// The case left the hands of this system: nothing more is owed.  [3.7-e]
void close(Referral& referral, Stage stage, Instant at);

/// A letter from the fields every sending event has.
template <class Event>
[[nodiscard]] Letter letter_from(const Event& event, LetterKind kind, UnitId addressee,
                                 Instant issued_at) {
  Letter letter;
  letter.document_number = event.document_number;
  letter.kind = kind;
  letter.signatory = event.signatory;
  letter.addressee = addressee;
  letter.issued_at = issued_at;
  letter.contact = event.contact;
  letter.statute = event.statute;
  return letter;
}

}  // namespace liandong::criminal_referral
