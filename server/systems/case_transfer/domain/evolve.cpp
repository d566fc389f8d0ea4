// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

void move_to(Transfer& transfer, Stage from, Stage to) {
  LIANDONG_CHECK(transfer.stage == from);
  transfer.stage = to;
}

Letter& letter_in_force(Transfer& transfer) {
  LIANDONG_CHECK(case_transfer::letter_in_force(transfer) != nullptr);
  return transfer.letters.back();
}

Transfer opened(const FindingRecorded& event, const Stamp& stamp) {
  const RecordFinding& finding = event.finding;
  Transfer transfer;
  transfer.finder = event.finder;
  transfer.finder_is_local = event.finder_is_local;
  transfer.drafting_office = event.drafting_office;
  transfer.competent_unit = event.competent_unit;
  transfer.outside_notice = event.outside_notice;
  transfer.title = finding.title;
  transfer.source = finding.source;
  transfer.discovered_at = finding.discovered_at;
  transfer.recorded_at = stamp.recorded_at;
  transfer.jurisdiction_determined_at = finding.jurisdiction_determined_at;
  transfer.place = finding.place;
  transfer.location = finding.location;
  transfer.item = finding.item;
  transfer.item_reason = finding.item_reason;
  transfer.party = finding.party;
  transfer.facts = finding.facts;
  transfer.provisions = finding.provisions;
  transfer.in_progress = finding.in_progress;
  transfer.origin = finding.origin;
  return transfer;
}

void enter(Transfer&, const FindingRecorded&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Transfer& transfer, const UrgencyMarked& event, const Stamp& stamp) {
  LIANDONG_CHECK(!transfer.urgency);
  Urgency urgency;
  urgency.reason = event.reason;
  urgency.since = event.urgent_since;
  urgency.by_unit = event.by_unit;
  urgency.marked_at = stamp.occurred_at;
  urgency.needs_confirmation = event.needs_confirmation;
  transfer.urgency = urgency;
  // The receiver's target shrinks from the moment it can know.
  if (transfer.stage == Stage::issued && !letter_in_force(transfer).urgent_from) {
    letter_in_force(transfer).urgent_from = stamp.occurred_at;
  }
}

void enter(Transfer& transfer, const UrgencyConfirmed& event, const Stamp& stamp) {
  LIANDONG_CHECK(transfer.urgency.has_value());
  if (event.confirmed) {
    transfer.urgency->confirmed_at = stamp.occurred_at;
    return;
  }
  LIANDONG_CHECK(transfer.stage == Stage::found);
  transfer.urgency->declined_at = stamp.occurred_at;
  transfer.declined_urgencies.push_back(*transfer.urgency);
  transfer.urgency.reset();
}

void enter(Transfer& transfer, const DissuasionRecorded& event, const Stamp&) {
  const RecordDissuasion& dissuasion = event.dissuasion;
  transfer.dissuasions.push_back({dissuasion.dissuaded_at, dissuasion.location, dissuasion.manner,
                                  dissuasion.result, dissuasion.officers});
  if (transfer.in_progress && !transfer.dissuade_ended) {
    transfer.dissuade_ended = EndedDuty{transfer.discovered_at, dissuasion.dissuaded_at};
  }
}

void enter(Transfer& transfer, const CompetentUnitTold& event, const Stamp&) {
  const TellCompetentUnit& notice = event.notice;
  transfer.told.push_back(
      {notice.unit, notice.told_at, notice.channel, notice.person, notice.message});
  // Telling a unit that is not competent discharges nothing; where the register is silent any unit
  // will do.
  const bool right = transfer.competent_unit.empty() || notice.unit == transfer.competent_unit;
  if (transfer.in_progress && right && !transfer.tell_ended) {
    transfer.tell_ended = EndedDuty{transfer.discovered_at, notice.told_at};
  }
}

void enter(Transfer& transfer, const LaterStartApproved& event, const Stamp&) {
  LIANDONG_CHECK(transfer.stage == Stage::found);
  transfer.later_start_at = event.start_at;
  transfer.later_start_reason = event.reason;
}

void enter(Transfer& transfer, const FindingDismissed& event, const Stamp& stamp) {
  move_to(transfer, Stage::found, Stage::dismissed);
  transfer.dismissal = Dismissal{event.ground, event.reason, event.duplicate_of, stamp.occurred_at};
}

void enter(Transfer& transfer, const MaterialAttached& event, const Stamp&) {
  transfer.materials.push_back(event.material);
}

void enter(Transfer& transfer, const MaterialsTaken& event, const Stamp&) {
  transfer.materials.insert(transfer.materials.end(), event.materials.begin(),
                            event.materials.end());
}

void enter(Transfer& transfer, const MaterialRemoved& event, const Stamp&) {
  LIANDONG_CHECK(transfer.stage == Stage::found);
  const auto found =
      std::find_if(transfer.materials.begin(), transfer.materials.end(),
                   [&](const Material& material) { return material.id == event.material; });
  LIANDONG_CHECK(found != transfer.materials.end());
  transfer.materials.erase(found);
}

void enter(Transfer& transfer, const Issued& event, const Stamp& stamp) {
  Letter letter;
  letter.document_number = event.document_number;
  letter.receiver = event.receiver;
  letter.receiver_is_local = event.receiver_is_local;
  letter.signatory = event.signatory;
  letter.issued_at = stamp.occurred_at;
  letter.override_reason = event.override_reason;
  letter.measures_taken = event.measures_taken;
  letter.contact = event.contact;
  letter.materials_complete = event.materials_complete;
  letter.materials = event.materials;
  letter.statute = event.statute;
  letter.clock = current_clock(transfer);
  if (letter.clock.urgent_since) letter.urgent_from = stamp.occurred_at;
  const bool bounced =
      !transfer.letters.empty() && transfer.letters.back().receiver != event.receiver;
  move_to(transfer, Stage::found, Stage::issued);
  transfer.bounces += bounced ? 1 : 0;
  transfer.letters.push_back(letter);
  // The letter itself tells the unit that was not told before.
  if (transfer.in_progress && !transfer.tell_ended) {
    transfer.tell_ended = EndedDuty{transfer.discovered_at, stamp.occurred_at};
  }
}

void enter(Transfer& transfer, const LetterRendered& event, const Stamp&) {
  Letter* letter = common::letter_numbered(transfer.letters, event.document_number);
  LIANDONG_CHECK(letter != nullptr);
  letter->digest = event.digest;
  letter->size = event.size;
}

void enter(Transfer& transfer, const MaterialsCompleted&, const Stamp& stamp) {
  letter_in_force(transfer).materials_completed_at = stamp.occurred_at;
}

void enter(Transfer& transfer, const Withdrawn&, const Stamp& stamp) {
  move_to(transfer, Stage::issued, Stage::found);
  transfer.letters.back().withdrawn_at = stamp.occurred_at;
}

void enter(Transfer& transfer, const Received&, const Stamp& stamp) {
  move_to(transfer, Stage::issued, Stage::received);
  transfer.received_at = stamp.occurred_at;
}

void end_supplement(Transfer& transfer, const Stamp& stamp) {
  if (transfer.stage != Stage::supplementing) return;
  transfer.supplement->ended_at = stamp.occurred_at;
  transfer.stage = Stage::received;
}

void enter(Transfer& transfer, const Accepted&, const Stamp& stamp) {
  end_supplement(transfer, stamp);
  move_to(transfer, Stage::received, Stage::accepted);
  transfer.accepted_at = stamp.occurred_at;
}

void enter(Transfer& transfer, const SupplementRequested& event, const Stamp& stamp) {
  move_to(transfer, Stage::received, Stage::supplementing);
  Supplement supplement;
  supplement.missing = event.missing;
  supplement.explanation = event.explanation;
  supplement.requested_at = stamp.occurred_at;
  supplement.materials_before = static_cast<std::int64_t>(transfer.materials.size());
  transfer.supplement = supplement;
}

void enter(Transfer& transfer, const Supplied& event, const Stamp& stamp) {
  move_to(transfer, Stage::supplementing, Stage::received);
  transfer.supplement->supplied_at = stamp.occurred_at;
  transfer.supplement->comment = event.comment;
}

void enter(Transfer& transfer, const Objected& event, const Stamp& stamp) {
  end_supplement(transfer, stamp);
  move_to(transfer, event.on_new_facts ? Stage::accepted : Stage::received, Stage::objected);
  Objection objection;
  objection.objected_at = stamp.occurred_at;
  objection.reasons = event.reasons;
  objection.legal_basis = event.legal_basis;
  objection.proposed_unit = event.proposed_unit;
  objection.on_new_facts = event.on_new_facts;
  objection.interim_unit = event.interim_unit;
  objection.interim_since = stamp.occurred_at;
  transfer.objections.push_back(objection);
  transfer.interims.push_back({event.interim_unit, stamp.occurred_at, {}, std::nullopt});
  transfer.bounces += 1;
}

void enter(Transfer& transfer, const ObjectionConsented&, const Stamp& stamp) {
  transfer.objection_consented_at = stamp.occurred_at;
}

void enter(Transfer& transfer, const InterimAssigned& event, const Stamp& stamp) {
  LIANDONG_CHECK(transfer.stage == Stage::objected);
  transfer.interims.back().ended_at = stamp.occurred_at;
  transfer.interims.push_back({event.unit, stamp.occurred_at, event.reason, std::nullopt});
  Objection& objection = transfer.objections.back();
  objection.interim_unit = event.unit;
  objection.interim_since = stamp.occurred_at;
  objection.interim_reason = event.reason;
}

void enter(Transfer& transfer, const DisputeAwaited& event, const Stamp&) {
  transfer.dispute = event.dispute;
}

// Who had accepted the case keeps its part of the story; the unit that has it now begins anew,
// unless it is the same one and has filed.
void enter(Transfer& transfer, const ContinuedAtUnit& event, const Stamp& stamp) {
  move_to(transfer, Stage::objected, Stage::accepted);
  transfer.interims.back().ended_at = stamp.occurred_at;
  transfer.objection_consented_at.reset();
  transfer.dispute = {};
  const bool goes_on = event.unit == receiver(transfer) && transfer.filing.has_value();
  if (transfer.accepted_at && !goes_on) {
    transfer.past_handlings.push_back({receiver(transfer), *transfer.accepted_at, transfer.filing,
                                       transfer.objections.back().objected_at, stamp.occurred_at});
    transfer.filing.reset();
  }
  if (!goes_on) transfer.accepted_at = stamp.occurred_at;
  transfer.settled_unit = event.unit;
}

void enter(Transfer& transfer, const EvidenceTaken& event, const Stamp&) {
  transfer.evidence.push_back(event.evidence);
}

void enter(Transfer& transfer, const SuspectedCrimeMarked& event, const Stamp& stamp) {
  Suspicion suspicion;
  suspicion.suspected_crime = event.suspected_crime;
  suspicion.grounds = event.grounds;
  suspicion.marked_at = stamp.occurred_at;
  transfer.suspicion = suspicion;
}

void enter(Transfer& transfer, const ReferralNoted& event, const Stamp&) {
  LIANDONG_CHECK(transfer.suspicion.has_value());
  transfer.suspicion->referral = event.referral;
}

void enter(Transfer& transfer, const SuspicionEnded& event, const Stamp& stamp) {
  LIANDONG_CHECK(transfer.suspicion.has_value());
  transfer.suspicion->ended_at = stamp.occurred_at;
  transfer.suspicion->prosecuted = event.prosecuted;
}

void enter(Transfer& transfer, const FilingDecided& event, const Stamp& stamp) {
  const DecideFiling& filing = event.filing;
  LIANDONG_CHECK(transfer.stage == Stage::accepted && !transfer.filing);
  // A filing is an act of its own day, often entered later.
  transfer.filing = Filing{filing.filed, filing.case_number, filing.filed_at, filing.reason,
                           filing.filed_at.value_or(stamp.occurred_at)};
}

void enter(Transfer& transfer, const OutcomeRecorded& event, const Stamp&) {
  const RecordOutcome& outcome = event.outcome;
  LIANDONG_CHECK(transfer.filing && !transfer.outcome);
  transfer.outcome = CaseOutcome{outcome.kind,
                                 outcome.decision_number,
                                 outcome.decided_at,
                                 outcome.amount_fen,
                                 outcome.summary,
                                 std::nullopt,
                                 {}};
}

void enter(Transfer& transfer, const ExecutionRecorded& event, const Stamp&) {
  LIANDONG_CHECK(transfer.outcome.has_value());
  transfer.outcome->executed_at = event.execution.executed_at;
  transfer.outcome->execution_summary = event.execution.summary;
}

void enter(Transfer& transfer, const ResultReported& event, const Stamp& stamp) {
  move_to(transfer, Stage::accepted, Stage::concluded);
  transfer.result_reported_at = stamp.occurred_at;
  transfer.result_summary = event.summary;
}

void correct_discovery(Transfer& transfer, Instant discovered_at) {
  // What was urgent from its discovery stays so; nothing is urgent before it was discovered.
  if (transfer.urgency) {
    Instant& since = transfer.urgency->since;
    since = since == transfer.discovered_at ? discovered_at : std::max(since, discovered_at);
  }
  transfer.discovered_at = discovered_at;
}

void enter(Transfer& transfer, const Corrected& event, const Stamp&) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::discovered_at:
      correct_discovery(transfer, *correction.instant);
      return;
    case CorrectableField::jurisdiction_determined_at:
      transfer.jurisdiction_determined_at = correction.instant;
      // The approval was for this date, whatever it turns out to be.
      if (transfer.later_start_at) transfer.later_start_at = correction.instant;
      return;
    case CorrectableField::title:
      transfer.title = correction.text;
      return;
    case CorrectableField::location:
      transfer.location = correction.text;
      return;
    case CorrectableField::facts:
      transfer.facts = correction.text;
      return;
    case CorrectableField::provisions:
      transfer.provisions = correction.text;
      return;
    case CorrectableField::party_name:
      transfer.party.name = correction.personal;
      return;
  }
}

}  // namespace

Transfer evolve(const Transfer* transfer, const Event& event, const Stamp& stamp) {
  if (transfer == nullptr) {
    const auto* finding = std::get_if<FindingRecorded>(&event);
    LIANDONG_CHECK(finding != nullptr);
    return opened(*finding, stamp);
  }
  Transfer next = *transfer;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::case_transfer
