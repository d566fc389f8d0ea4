// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/complaint_intake/domain/decide_each.hpp"

#include <algorithm>

namespace liandong::complaint_intake {
namespace {

void move_to(Complaint& complaint, Stage from, Stage to) {
  LIANDONG_CHECK(complaint.stage == from);
  complaint.stage = to;
}

Complainant complainant_from(std::string id, const Identity& identity, Source source,
                             Instant received_at, bool written_material) {
  Complainant one;
  one.id = std::move(id);
  one.identity = identity;
  one.source = source;
  one.received_at = received_at;
  one.written_material = written_material;
  return one;
}

Complaint opened(const Registered& event, const Stamp& stamp) {
  const Register& registration = event.registration;
  Complaint complaint;
  complaint.number = event.number;
  complaint.first_unit = event.first_unit;
  complaint.first_is_local = event.first_is_local;
  complaint.first_office = event.first_office;
  complaint.first_officer = event.first_officer;
  complaint.competent_unit = event.competent_unit;
  complaint.competent_is_local = event.competent_is_local;
  complaint.listed = event.listed;
  complaint.received_at = registration.received_at;
  complaint.registered_at = stamp.occurred_at;
  complaint.title = registration.title;
  complaint.kind = registration.kind;
  complaint.order_number = registration.order_number;
  complaint.order_due_before = registration.order_due_before;
  complaint.place = registration.place;
  complaint.location = registration.location;
  complaint.item = registration.item;
  complaint.party = registration.party;
  complaint.facts = registration.facts;
  complaint.complainants.push_back(complainant_from(event.complainant, registration.complainant,
                                                    registration.source, registration.received_at,
                                                    registration.written_material));
  return complaint;
}

void enter(Complaint&, const Registered&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Complaint& complaint, const ComplainantAdded& event, const Stamp&) {
  const AddComplainant& addition = event.addition;
  Complainant one = complainant_from(event.complainant, addition.complainant, addition.source,
                                     addition.received_at, addition.written_material);
  one.before_passing = !complaint.passing;
  complaint.complainants.push_back(std::move(one));
}

void enter(Complaint& complaint, const MaterialAttached& event, const Stamp&) {
  complaint.materials.push_back(event.material);
}

void enter(Complaint& complaint, const Passed& event, const Stamp& stamp) {
  move_to(complaint, Stage::registered, Stage::passed);
  Passing passing;
  passing.unit = event.notice.unit;
  passing.unit_is_local = event.unit_is_local;
  passing.outside_notice = event.outside_notice;
  passing.passed_at = stamp.occurred_at;
  passing.override_reason = event.notice.override_reason;
  passing.manner = event.notice.manner;
  passing.message = event.notice.message;
  passing.unreachable_reason = event.notice.unreachable_reason;
  passing.material_owed = has_written_material(complaint);
  if (event.notice.with_material) passing.material_passed_at = stamp.occurred_at;
  passing.materials = event.materials;
  complaint.passing = passing;
  for (Complainant& one : complaint.complainants) {
    auto& end = is_reachable(one) ? one.told_at : one.telling_excused_at;
    end = stamp.occurred_at;
  }
}

void enter(Complaint& complaint, const MaterialPassed& event, const Stamp& stamp) {
  complaint.passing->material_passed_at = stamp.occurred_at;
  complaint.passing->materials = event.materials;
}

void enter(Complaint& complaint, const Accepted& event, const Stamp& stamp) {
  const bool passed = complaint.passing.has_value();
  move_to(complaint, passed ? Stage::passed : Stage::registered, Stage::accepted);
  complaint.handler = passed ? complaint.passing->unit : complaint.first_unit;
  complaint.handler_is_local = passed ? complaint.passing->unit_is_local : complaint.first_is_local;
  complaint.handling_officer = event.officer;
  complaint.accepted_at = stamp.occurred_at;
}

void enter(Complaint& complaint, const Declined& event, const Stamp& stamp) {
  move_to(complaint, Stage::registered, Stage::declined);
  const Decline& decision = event.decision;
  complaint.refusing = Refusing{decision.ground, decision.reason, decision.refer_to,
                                stamp.occurred_at, decision.passed_to};
}

void enter(Complaint& complaint, const Objected& event, const Stamp& stamp) {
  move_to(complaint, Stage::passed, Stage::objected);
  Objection objection;
  objection.objected_at = stamp.occurred_at;
  objection.reasons = event.objection.reasons;
  objection.legal_basis = event.objection.legal_basis;
  objection.proposed_unit = event.objection.proposed_unit;
  complaint.objection = objection;
  // Who took the complaint in keeps it safe until it is settled.  [Q9]
  complaint.interims.push_back({complaint.first_unit, stamp.occurred_at, {}, std::nullopt});
}

void enter(Complaint& complaint, const DisputeAwaited& event, const Stamp&) {
  complaint.objection->dispute = event.dispute;
}

void enter(Complaint& complaint, const InterimAssigned& event, const Stamp& stamp) {
  complaint.interims.back().ended_at = stamp.occurred_at;
  complaint.interims.push_back({event.unit, stamp.occurred_at, event.reason, std::nullopt});
}

// What was settled binds: the unit has accepted.
void enter(Complaint& complaint, const JurisdictionSettled& event, const Stamp& stamp) {
  move_to(complaint, Stage::objected, Stage::accepted);
  complaint.objection->settled_at = stamp.occurred_at;
  complaint.objection->settled_unit = event.unit;
  complaint.objection->settled_reason = event.reason;
  complaint.interims.back().ended_at = stamp.occurred_at;
  complaint.handler = event.unit;
  complaint.handler_is_local = event.unit_is_local;
  complaint.accepted_at = stamp.occurred_at;
}

void enter(Complaint& complaint, const GuidanceRequested& event, const Stamp& stamp) {
  complaint.guidance.push_back({event.question, stamp.occurred_at, std::nullopt, {}});
}

void enter(Complaint& complaint, const GuidanceGiven& event, const Stamp& stamp) {
  bool asked = false;
  for (Guidance& one : complaint.guidance) {
    if (one.given_at) continue;
    one.given_at = stamp.occurred_at;
    one.advice = event.advice;
    asked = true;
  }
  if (!asked) complaint.guidance.push_back({{}, std::nullopt, stamp.occurred_at, event.advice});
}

void have_result(Complaint& complaint, Instant at) {
  complaint.stage = Stage::answering;
  complaint.result_at = at;
}

void enter(Complaint& complaint, const Verified& event, const Stamp&) {
  const RecordVerification& found = event.verification;
  complaint.verification =
      Verification{found.verified_at, found.finding, found.urgent, found.summary};
  switch (found.finding) {
    case Finding::no_violation:
      LIANDONG_CHECK(complaint.stage == Stage::accepted);
      have_result(complaint, found.verified_at);
      return;
    case Finding::violation:
      move_to(complaint, Stage::accepted, Stage::handling);
      return;
    case Finding::not_competent:
      move_to(complaint, Stage::accepted, Stage::transferring);
      return;
  }
}

void enter(Complaint& complaint, const FilingDecided& event, const Stamp& stamp) {
  const DecideFiling& filing = event.filing;
  LIANDONG_CHECK(complaint.stage == Stage::handling && !complaint.filing);
  // A filing is an act of its own day, often entered later.
  complaint.filing = Filing{filing.filed, filing.case_number, filing.filed_at, filing.reason,
                            filing.filed_at.value_or(stamp.occurred_at)};
  if (!filing.filed) have_result(complaint, stamp.occurred_at);
}

void enter(Complaint& complaint, const OutcomeRecorded& event, const Stamp&) {
  const RecordOutcome& outcome = event.outcome;
  LIANDONG_CHECK(complaint.stage == Stage::handling && complaint.filing);
  complaint.outcome = CaseOutcome{outcome.kind,
                                  outcome.decision_number,
                                  outcome.decided_at,
                                  outcome.amount_fen,
                                  outcome.summary,
                                  std::nullopt,
                                  {}};
  have_result(complaint, outcome.decided_at);
}

void enter(Complaint& complaint, const ExecutionRecorded& event, const Stamp&) {
  LIANDONG_CHECK(complaint.outcome.has_value());
  complaint.outcome->executed_at = event.execution.executed_at;
  complaint.outcome->execution_summary = event.execution.summary;
}

void enter(Complaint& complaint, const Transferred& event, const Stamp& stamp) {
  move_to(complaint, Stage::transferring, Stage::transferred);
  const Transfer& transfer = event.transfer;
  complaint.transferred = Elsewhere{transfer.receiver,
                                    transfer.transfer,
                                    stamp.occurred_at,
                                    transfer.manner,
                                    transfer.message,
                                    std::nullopt,
                                    {},
                                    std::nullopt};
}

void enter(Complaint& complaint, const TransferNoted& event, const Stamp&) {
  LIANDONG_CHECK(complaint.stage == Stage::transferred);
  complaint.transferred->matter = event.transfer;
}

void enter(Complaint& complaint, const TakenBack&, const Stamp& stamp) {
  move_to(complaint, Stage::transferred, Stage::handling);
  complaint.transferred->taken_back_at = stamp.occurred_at;
}

void enter(Complaint& complaint, const SuspectedCrimeMarked& event, const Stamp& stamp) {
  Suspicion suspicion;
  suspicion.suspected_crime = event.suspected_crime;
  suspicion.grounds = event.grounds;
  suspicion.marked_at = stamp.occurred_at;
  complaint.suspicion = suspicion;
}

void enter(Complaint& complaint, const ReferralNoted& event, const Stamp&) {
  LIANDONG_CHECK(complaint.suspicion.has_value());
  complaint.suspicion->referral = event.referral;
}

void enter(Complaint& complaint, const SuspicionEnded& event, const Stamp& stamp) {
  LIANDONG_CHECK(complaint.suspicion.has_value());
  complaint.suspicion->ended_at = stamp.occurred_at;
  complaint.suspicion->prosecuted = event.prosecuted;
}

void enter(Complaint& complaint, const DuplicateLinked& event, const Stamp& stamp) {
  LIANDONG_CHECK(complaint.stage == Stage::registered || complaint.stage == Stage::accepted);
  complaint.stage = Stage::linked;
  Elsewhere earlier;
  earlier.matter = event.duplicate_of;
  earlier.since = stamp.occurred_at;
  earlier.message = event.reason;
  complaint.duplicate = earlier;
}

void enter(Complaint& complaint, const ReportedResultRecorded& event, const Stamp&) {
  Elsewhere& waited = complaint.duplicate ? *complaint.duplicate : *complaint.transferred;
  waited.reported_at = event.result.reported_at;
  waited.result = event.result.summary;
  have_result(complaint, event.result.reported_at);
}

// Nothing closes with an open answer or feedback.  [I7]
void close_if_settled(Complaint& complaint, const Stamp& stamp) {
  const bool answered =
      std::all_of(complaint.complainants.begin(), complaint.complainants.end(),
                  [](const Complainant& one) { return one.answered_at || one.answer_excused_at; });
  if (!answered || (owes_feedback(complaint) && !complaint.feedback_at)) return;
  complaint.stage = Stage::closed;
  complaint.closed_at = stamp.recorded_at;
}

Complainant& complainant(Complaint& complaint, std::string_view id) {
  const Complainant* found = find_complainant(complaint, id);
  LIANDONG_CHECK(found != nullptr);
  return complaint.complainants[static_cast<std::size_t>(found - complaint.complainants.data())];
}

void enter(Complaint& complaint, const Answered& event, const Stamp& stamp) {
  Complainant& one = complainant(complaint, event.answer.complainant);
  one.answered_at = event.answer.answered_at;
  one.manner = event.answer.manner;
  one.answer = event.answer.summary;
  close_if_settled(complaint, stamp);
}

void enter(Complaint& complaint, const AnswerExcused& event, const Stamp& stamp) {
  Complainant& one = complainant(complaint, event.excuse.complainant);
  one.answer_excused_at = stamp.occurred_at;
  one.answer = event.excuse.reason;
  close_if_settled(complaint, stamp);
}

void enter(Complaint& complaint, const FeedbackGiven& event, const Stamp& stamp) {
  complaint.feedback_at = stamp.occurred_at;
  complaint.feedback = event.summary;
  close_if_settled(complaint, stamp);
}

void enter(Complaint& complaint, const IdentityRevealed&, const Stamp&) { ++complaint.reveals; }

void enter(Complaint& complaint, const VerificationExtended& event, const Stamp& stamp) {
  LIANDONG_CHECK(complaint.stage == Stage::accepted && !complaint.extension);
  complaint.extension = Extension{stamp.occurred_at, event.officer, event.days, event.reason};
}

void enter(Complaint& complaint, const ConsentWithdrawn& event, const Stamp& stamp) {
  complainant(complaint, event.complainant).consent_withdrawn_at = stamp.occurred_at;
}

void enter(Complaint& complaint, const Rated& event, const Stamp& stamp) {
  Complainant& one = complainant(complaint, event.complainant);
  one.rated_at = stamp.occurred_at;
  one.score = event.score;
  one.rating = event.comment;
}

void enter(Complaint& complaint, const LetterIssued& event, const Stamp& stamp) {
  Letter letter;
  letter.document_number = event.document_number;
  letter.kind = event.letter.kind;
  letter.complainant = event.letter.complainant;
  letter.signatory = event.signatory;
  letter.issued_at = stamp.occurred_at;
  letter.contact = event.letter.contact;
  letter.statute = event.statute;
  complaint.letters.push_back(std::move(letter));
}

void enter(Complaint& complaint, const LetterRendered& event, const Stamp&) {
  Letter* letter = common::letter_numbered(complaint.letters, event.document_number);
  LIANDONG_CHECK(letter != nullptr);
  letter->digest = event.digest;
  letter->size = event.size;
}

}  // namespace

Complaint evolve(const Complaint* complaint, const Event& event, const Stamp& stamp) {
  if (complaint == nullptr) {
    const auto* registered = std::get_if<Registered>(&event);
    LIANDONG_CHECK(registered != nullptr);
    return opened(*registered, stamp);
  }
  Complaint next = *complaint;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::complaint_intake
