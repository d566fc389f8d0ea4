// Applies events. What an event says is taken as given; decide has judged it.
#include "systems/criminal_referral/domain/evolve_each.hpp"

#include <algorithm>

namespace liandong::criminal_referral {
namespace {

Referral opened(const SuspicionRecorded& event, const Stamp& stamp) {
  const RecordSuspicion& given = event.suspicion;
  Referral referral;
  referral.stage = Stage::suspected;
  referral.sender = event.sender;
  referral.drafting_office = event.drafting_office;
  referral.title = given.title;
  referral.arose_at = given.suspected_at;
  referral.recorded_at = stamp.recorded_at;
  referral.crime_kind = given.crime_kind;
  referral.suspected_crime = given.suspected_crime;
  referral.origin = given.origin;
  referral.case_number = given.case_number;
  referral.place = given.place;
  referral.location = given.location;
  referral.item = given.item;
  referral.party = given.party;
  referral.facts = given.facts;
  return referral;
}

Referral opened(const UnprosecutedRecorded& event, const Stamp& stamp) {
  const RecordUnprosecuted& given = event.unprosecuted;
  Referral referral;
  referral.stage = Stage::back_found;
  referral.back = true;
  referral.sender = event.organ;
  referral.drafting_office = event.drafting_office;
  referral.title = given.title;
  referral.arose_at = given.decided_at;
  referral.recorded_at = stamp.recorded_at;
  referral.origin = given.origin;
  referral.case_number = given.decision_number;
  referral.place = given.place;
  referral.location = given.location;
  referral.item = given.item;
  referral.party = given.party;
  referral.facts = given.facts;
  referral.ground = given.ground;
  referral.opinion = given.opinion;
  return referral;
}

void enter(Referral&, const SuspicionRecorded&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Referral&, const UnprosecutedRecorded&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Referral& referral, const MaterialAttached& event, const Stamp&) {
  referral.materials.push_back(event.material);
}

void enter(Referral& referral, const MaterialRemoved& event, const Stamp&) {
  const auto found =
      std::find_if(referral.materials.begin(), referral.materials.end(),
                   [&](const Material& material) { return material.id == event.material; });
  LIANDONG_CHECK(found != referral.materials.end());
  referral.materials.erase(found);
}

// A task force may be formed anew; the first one discharged the duty.
void enter(Referral& referral, const TaskForceFormed& event, const Stamp& stamp) {
  if (!referral.task_force_at) {
    referral.task_force_at = stamp.occurred_at;
    referral.task_force_owed_since = referral.arose_at;
  }
  referral.task_force = event.officers;
}

void enter(Referral& referral, const ThresholdChecked& event, const Stamp& stamp) {
  const CheckThreshold& check = event.check;
  referral.checks.push_back(
      {referral.arose_at, stamp.occurred_at, check.standard, check.comparison, check.finding});
}

// A new report on a case that was not approved starts anew what was lifted.
void enter(Referral& referral, const ReportSubmitted& event, const Stamp& stamp) {
  Report report;
  report.owed_since = referral.arose_at;
  report.submitted_at = stamp.occurred_at;
  report.findings = event.report.findings;
  report.proposal = event.report.proposal;
  referral.reports.push_back(report);
  referral.stage = Stage::suspected;
  referral.lifted_at.reset();
  step(referral, stamp);
}

void enter(Referral& referral, const ReferralDecided& event, const Stamp& stamp) {
  LIANDONG_CHECK(!referral.reports.empty());
  Report& report = referral.reports.back();
  report.decided_at = stamp.occurred_at;
  report.approved = event.decision.approved;
  report.capacity = event.decision.capacity;
  report.reasons = event.decision.reasons;
  step(referral, stamp);
  if (event.decision.approved) {
    referral.stage = Stage::approved;
  } else {
    lift(referral, Stage::not_approved, stamp.occurred_at);
  }
}

// What was decided after the crime was no longer suspected is the agency's own affair.
void enter(Referral& referral, const PenaltyRecorded& event, const Stamp&) {
  const RecordPenalty& given = event.penalty;
  Penalty penalty;
  penalty.id = event.id;
  penalty.kind = given.kind;
  penalty.decided_at = given.decided_at;
  penalty.decision_number = given.decision_number;
  penalty.amount_fen = given.amount_fen;
  penalty.summary = given.summary;
  penalty.copy_owed = !referral.lifted_at || given.decided_at < *referral.lifted_at;
  referral.penalties.push_back(penalty);
}

void send_copy(Penalty& penalty, UnitId organ, UnitId copied_organ, Instant at) {
  penalty.copied_at = at;
  penalty.organ = organ;
  penalty.copied_organ = copied_organ;
}

void enter(Referral& referral, const DecisionCopySent& event, const Stamp& stamp) {
  const auto found =
      std::find_if(referral.penalties.begin(), referral.penalties.end(),
                   [&](const Penalty& penalty) { return penalty.id == event.copy.penalty; });
  LIANDONG_CHECK(found != referral.penalties.end());
  send_copy(*found, event.copy.organ, event.copy.copied_organ, stamp.occurred_at);
}

// Copies of the decisions made so far go with the letter.
void enter(Referral& referral, const Referred& event, const Stamp& stamp) {
  LIANDONG_CHECK(referral.stage == Stage::approved);
  Round round;
  round.kind = *referral.crime_kind;
  round.receiver = event.receiver;
  round.sent_at = stamp.occurred_at;
  referral.rounds.push_back(round);
  referral.procuratorate = event.copied_organ;
  Letter letter = letter_from(event, LetterKind::referral, event.receiver, stamp.occurred_at);
  letter.copied_organ = event.copied_organ;
  letter.reasons = event.missing_reason;
  letter.materials = event.materials;
  referral.letters.push_back(letter);
  for (Penalty& penalty : referral.penalties) {
    if (penalty.copy_owed && !penalty.copied_at) {
      send_copy(penalty, event.receiver, event.copied_organ, stamp.occurred_at);
    }
  }
  referral.stage = Stage::referred;
  step(referral, stamp);
}

void enter(Referral& referral, const Supplied& event, const Stamp& stamp) {
  LIANDONG_CHECK(!referral.rounds.empty() && !referral.letters.empty());
  Round& round = referral.rounds.back();
  round.supplied_at = stamp.occurred_at;
  round.supply_note = event.note;
  auto& sent = referral.letters.front().materials;
  sent.insert(sent.end(), event.materials.begin(), event.materials.end());
  step(referral, stamp);
}

// An organ outside the city signs nothing here: the sender's record ends the matter.
void enter(Referral& referral, const HandedOver& event, const Stamp& stamp) {
  LIANDONG_CHECK(!referral.rounds.empty() && !referral.letters.empty());
  referral.handover =
      Handover{stamp.occurred_at, event.handover.goods, event.handover.papers, {}, {}};
  auto& sent = referral.letters.front().materials;
  sent.insert(sent.end(), event.materials.begin(), event.materials.end());
  step(referral, stamp);
  if (referral.rounds.back().receiver.empty()) {
    close(referral, Stage::handed_over, stamp.occurred_at);
  }
}

void enter(Referral& referral, const Concluded& event, const Stamp& stamp) {
  referral.conclusion = event.conclusion.conclusion;
  referral.closing_summary = event.conclusion.summary;
  step(referral, stamp);
  close(referral, Stage::concluded, stamp.occurred_at);
}

void enter(Referral& referral, const Corrected& event, const Stamp&) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::suspected_at:
      referral.arose_at = *correction.instant;
      return;
    case CorrectableField::title:
      referral.title = correction.text;
      return;
    case CorrectableField::location:
      referral.location = correction.text;
      return;
    case CorrectableField::facts:
      referral.facts = correction.text;
      return;
  }
}

void enter(Referral& referral, const LetterRendered& event, const Stamp&) {
  Letter* letter = common::letter_numbered(referral.letters, event.document_number);
  LIANDONG_CHECK(letter != nullptr);
  letter->digest = event.digest;
  letter->size = event.size;
}

}  // namespace

void step(Referral& referral, const Stamp& stamp) {
  referral.last_step_at = std::max(referral.last_step_at, stamp.occurred_at);
}

void lift(Referral& referral, Stage stage, Instant at) {
  referral.stage = stage;
  referral.lifted_at = at;
}

void close(Referral& referral, Stage stage, Instant at) {
  referral.stage = stage;
  referral.closed_at = at;
}

Referral evolve(const Referral* referral, const Event& event, const Stamp& stamp) {
  if (referral == nullptr) {
    if (const auto* back = std::get_if<UnprosecutedRecorded>(&event)) return opened(*back, stamp);
    const auto* suspicion = std::get_if<SuspicionRecorded>(&event);
    LIANDONG_CHECK(suspicion != nullptr);
    return opened(*suspicion, stamp);
  }
  Referral next = *referral;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::criminal_referral
