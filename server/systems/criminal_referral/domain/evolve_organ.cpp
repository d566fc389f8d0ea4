// Applies the events of police, procuratorate and commission, and those of the way back.
#include "systems/criminal_referral/domain/evolve_each.hpp"

namespace liandong::criminal_referral {
namespace {

Round& round_of(Referral& referral) {
  LIANDONG_CHECK(!referral.rounds.empty());
  return referral.rounds.back();
}

BackRound& back_round_of(Referral& referral) {
  LIANDONG_CHECK(!referral.back_rounds.empty());
  return referral.back_rounds.back();
}

Supervision& supervision_of(Referral& referral) {
  LIANDONG_CHECK(open_supervision(referral) != nullptr);
  return referral.supervisions.back();
}

void overtake_non_filing(Referral& referral, Instant at) {
  if (referral.non_filings.empty()) return;
  NonFiling& last = referral.non_filings.back();
  if (!last.answered_at && !last.overtaken_at) last.overtaken_at = at;
}

void answer_non_filing(Referral& referral, Instant at) {
  if (referral.non_filings.empty()) return;
  NonFiling& last = referral.non_filings.back();
  if (!last.answered_at && !last.overtaken_at) last.answered_at = at;
}

void file(Referral& referral, const std::string& number, Instant at) {
  if (open_supervision(referral) != nullptr) supervision_of(referral).filed_at = at;
  overtake_non_filing(referral, at);
  referral.filed_at = at;
  referral.filing_number = number;
  referral.stage = Stage::filed;
}

void add_non_filing(Referral& referral, const std::string& number, const Text& reasons,
                    Instant at) {
  NonFiling made;
  made.notified_at = at;
  made.document_number = number;
  made.reasons = reasons;
  referral.non_filings.push_back(made);
}

}  // namespace

void enter(Referral& referral, const ReceiptSigned& event, const Stamp& stamp) {
  Round& round = round_of(referral);
  round.receipted_at = stamp.occurred_at;
  round.signed_by = event.signed_by;
  if (referral.stage == Stage::referred) referral.stage = Stage::receipted;
  step(referral, stamp);
}

void enter(Referral& referral, const PassedOn& event, const Stamp& stamp) {
  Round& before = round_of(referral);
  before.passed_on_at = stamp.occurred_at;
  before.passing_reasons = event.onward.reasons;
  Round next;
  next.kind = event.kind;
  next.receiver = event.onward.organ;
  next.outside_organ = event.onward.outside_organ;
  next.sent_at = stamp.occurred_at;
  referral.stage = next.receiver.empty() ? Stage::receipted : Stage::referred;
  // A procuratorate that passed on what was not its own case supervises it from then on.
  if (referral.procuratorate.empty() && before.kind == CrimeKind::procuratorate) {
    referral.procuratorate = before.receiver;
  }
  referral.rounds.push_back(next);
  step(referral, stamp);
}

void enter(Referral& referral, const IncompletenessNotified& event, const Stamp& stamp) {
  round_of(referral).incomplete_at = stamp.occurred_at;
  round_of(referral).missing = event.missing;
  step(referral, stamp);
}

// A decision made while the procuratorate supervises leaves the case with it, unless it was filed.
void enter(Referral& referral, const FilingDecided& event, const Stamp& stamp) {
  const DecideFiling& decision = event.decision;
  Round& round = round_of(referral);
  if (!round.receipted_at) round.receipted_at = stamp.occurred_at;
  if (!round.decided_at) round.decided_at = stamp.occurred_at;
  step(referral, stamp);
  if (decision.filed) {
    file(referral, decision.document_number, stamp.occurred_at);
    return;
  }
  add_non_filing(referral, decision.document_number, decision.reasons, stamp.occurred_at);
  referral.non_filings.back().ground = decision.ground;
  referral.non_filings.back().returned_papers = decision.returned_papers;
  if (referral.stage == Stage::supervised) {
    overtake_non_filing(referral, stamp.occurred_at);
  } else {
    referral.stage = Stage::not_filed;
  }
}

void enter(Referral& referral, const OutsideResultRecorded& event, const Stamp& stamp) {
  const RecordOutsideResult& result = event.result;
  round_of(referral).decided_at = stamp.occurred_at;
  step(referral, stamp);
  if (result.filed) {
    file(referral, result.document_number, stamp.occurred_at);
    return;
  }
  add_non_filing(referral, result.document_number, result.reasons, stamp.occurred_at);
  referral.stage = Stage::not_filed;
}

void enter(Referral& referral, const HandoverSigned& event, const Stamp& stamp) {
  LIANDONG_CHECK(referral.handover.has_value());
  referral.handover->signed_at = stamp.occurred_at;
  referral.handover->signed_by = event.signed_by;
  step(referral, stamp);
  close(referral, Stage::handed_over, stamp.occurred_at);
}

void enter(Referral& referral, const ReconsiderationRequested& event, const Stamp& stamp) {
  answer_non_filing(referral, stamp.occurred_at);
  Objection objection;
  objection.requested_at = stamp.occurred_at;
  objection.reasons = event.reasons;
  referral.objections.push_back(objection);
  Letter letter =
      letter_from(event, LetterKind::reconsideration, receiver(referral), stamp.occurred_at);
  letter.reasons = event.reasons;
  referral.letters.push_back(letter);
  referral.stage = Stage::reconsidering;
  step(referral, stamp);
}

void enter(Referral& referral, const ReconsiderationDecided& event, const Stamp& stamp) {
  const DecideReconsideration& decision = event.decision;
  LIANDONG_CHECK(!referral.objections.empty());
  Objection& objection = referral.objections.back();
  objection.decided_at = stamp.occurred_at;
  objection.filed = decision.filed;
  objection.document_number = decision.document_number;
  objection.answer = decision.reasons;
  step(referral, stamp);
  if (decision.filed) {
    file(referral, decision.document_number, stamp.occurred_at);
    return;
  }
  add_non_filing(referral, decision.document_number, decision.reasons, stamp.occurred_at);
  referral.non_filings.back().upheld = true;
  referral.stage = Stage::not_filed;
}

void enter(Referral& referral, const SupervisionSuggested& event, const Stamp& stamp) {
  answer_non_filing(referral, stamp.occurred_at);
  Supervision supervision;
  supervision.opened_at = stamp.occurred_at;
  supervision.suggested = true;
  supervision.suggestion = event.reasons;
  supervision.from = referral.stage;
  referral.supervisions.push_back(supervision);
  Letter letter =
      letter_from(event, LetterKind::suggestion, referral.procuratorate, stamp.occurred_at);
  letter.reasons = event.reasons;
  referral.letters.push_back(letter);
  referral.stage = Stage::supervised;
  step(referral, stamp);
}

void enter(Referral& referral, const ReasonsDemanded& event, const Stamp& stamp) {
  overtake_non_filing(referral, stamp.occurred_at);
  if (open_supervision(referral) == nullptr) {
    Supervision supervision;
    supervision.opened_at = stamp.occurred_at;
    supervision.from = referral.stage;
    referral.supervisions.push_back(supervision);
  }
  supervision_of(referral).demanded_at = stamp.occurred_at;
  supervision_of(referral).demand_number = event.document_number;
  referral.stage = Stage::supervised;
  step(referral, stamp);
}

void enter(Referral& referral, const ReasonsStated& event, const Stamp& stamp) {
  supervision_of(referral).stated_at = stamp.occurred_at;
  supervision_of(referral).statement = event.reasons;
  step(referral, stamp);
}

void enter(Referral& referral, const FilingOrdered& event, const Stamp& stamp) {
  supervision_of(referral).ordered_at = stamp.occurred_at;
  supervision_of(referral).order_number = event.document_number;
  supervision_of(referral).order_reasons = event.reasons;
  step(referral, stamp);
}

// Where the organ has decided there is nothing left to object to; where it was silent it still owes
// its decision.
void enter(Referral& referral, const SupervisionEnded& event, const Stamp& stamp) {
  Supervision& supervision = supervision_of(referral);
  supervision.ended_at = stamp.occurred_at;
  supervision.end_reasons = event.reasons;
  step(referral, stamp);
  const Round& round = round_of(referral);
  if (round.decided_at) {
    lift(referral, Stage::returned, stamp.occurred_at);
  } else {
    referral.stage = round.receipted_at ? Stage::receipted : Stage::referred;
  }
}

void enter(Referral& referral, const NonFilingAccepted&, const Stamp& stamp) {
  answer_non_filing(referral, stamp.occurred_at);
  step(referral, stamp);
  lift(referral, Stage::returned, stamp.occurred_at);
}

void enter(Referral& referral, const SentBack& event, const Stamp& stamp) {
  BackRound round;
  round.receiver = event.receiver;
  round.owed_since =
      referral.back_rounds.empty() ? referral.arose_at : *referral.back_rounds.back().declined_at;
  round.sent_at = stamp.occurred_at;
  round.answer_before = event.answer_before;
  referral.back_rounds.push_back(round);
  Letter letter = letter_from(event, LetterKind::back, event.receiver, stamp.occurred_at);
  letter.materials = event.materials;
  for (const Letter& earlier : referral.letters) {
    letter.materials.insert(letter.materials.end(), earlier.materials.begin(),
                            earlier.materials.end());
  }
  referral.letters.push_back(letter);
  referral.stage = Stage::back_sent;
  step(referral, stamp);
}

void enter(Referral& referral, const BackReceived&, const Stamp& stamp) {
  back_round_of(referral).received_at = stamp.occurred_at;
  referral.stage = Stage::back_received;
  step(referral, stamp);
}

void enter(Referral& referral, const BackDeclined& event, const Stamp& stamp) {
  BackRound& round = back_round_of(referral);
  if (!round.received_at) round.received_at = stamp.occurred_at;
  round.declined_at = stamp.occurred_at;
  round.decline_reasons = event.decline.reasons;
  round.competent_unit = event.decline.competent_unit;
  referral.stage = Stage::back_found;
  step(referral, stamp);
}

void enter(Referral& referral, const CaseDecided& event, const Stamp& stamp) {
  BackRound& round = back_round_of(referral);
  round.case_decided_at = stamp.occurred_at;
  round.case_filed = event.decision.filed;
  round.case_number = event.decision.case_number;
  round.case_reasons = event.decision.reasons;
  step(referral, stamp);
}

void enter(Referral& referral, const ResultReported& event, const Stamp& stamp) {
  BackRound& round = back_round_of(referral);
  round.reported_at = stamp.occurred_at;
  round.conclusion = event.report.conclusion;
  round.decision_number = event.report.decision_number;
  round.summary = event.report.summary;
  step(referral, stamp);
  close(referral, Stage::result_reported, stamp.occurred_at);
}

}  // namespace liandong::criminal_referral
