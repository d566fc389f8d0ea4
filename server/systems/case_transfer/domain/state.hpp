// The state of one case transfer: what its events have made of it.
#pragma once

#include "systems/case_transfer/domain/events.hpp"
#include "systems/common/domain/interim.hpp"

namespace liandong::case_transfer {

struct Urgency {
  UrgencyReason reason = UrgencyReason::personal_or_public_safety;
  Instant since;
  UnitId by_unit;
  Instant marked_at;
  bool needs_confirmation = true;
  std::optional<Instant> confirmed_at;
  std::optional<Instant> declined_at;
  friend bool operator==(const Urgency&, const Urgency&) = default;
};
LIANDONG_DESCRIBE(Urgency, reason, since, by_unit, marked_at, needs_confirmation, confirmed_at,
                  declined_at)

/// What the clock of the duty to transfer is computed from.
struct Clock {
  Instant discovered_at;
  std::optional<Instant> later_start_at;  // approved
  std::optional<Instant> urgent_since;
  friend bool operator==(const Clock&, const Clock&) = default;
};
LIANDONG_DESCRIBE(Clock, discovered_at, later_start_at, urgent_since)

/// How a duty that hangs on the discovery ended, kept so that a later correction leaves it alone.
struct EndedDuty {
  Instant arises_at;
  Instant discharged_at;
  friend bool operator==(const EndedDuty&, const EndedDuty&) = default;
};
LIANDONG_DESCRIBE(EndedDuty, arises_at, discharged_at)

struct Dissuasion {
  Instant dissuaded_at;
  Text location;
  Text manner;
  DissuasionResult result = DissuasionResult::not_stopped;
  std::vector<Officer> officers;
  friend bool operator==(const Dissuasion&, const Dissuasion&) = default;
};
LIANDONG_DESCRIBE(Dissuasion, dissuaded_at, location, manner, result, officers)

struct Told {
  UnitId unit;
  Instant told_at;
  Channel channel = Channel::telephone;
  PersonalText person;
  Text message;
  friend bool operator==(const Told&, const Told&) = default;
};
LIANDONG_DESCRIBE(Told, unit, told_at, channel, person, message)

/// One sending. A withdrawn letter stays in the list with its voided number.
struct Letter {
  std::string document_number;
  UnitId receiver;
  bool receiver_is_local = false;
  UnitId signatory;
  Instant issued_at;
  Text override_reason;
  Text measures_taken;
  PersonalText contact;
  bool materials_complete = true;
  std::optional<Instant> materials_completed_at;
  std::optional<Instant> withdrawn_at;
  std::string digest;     // of the rendered PDF; empty until rendered
  std::int64_t size = 0;  // bytes of the PDF
  std::vector<std::string> materials;
  std::string statute;                 // lets an office sign  [3.1.3-c]; else empty
  Clock clock;                         // of the duty this letter discharged, as it stood then
  std::optional<Instant> urgent_from;  // when the receiver learnt that it is urgent
  friend bool operator==(const Letter&, const Letter&) = default;
};
LIANDONG_DESCRIBE(Letter, document_number, receiver, receiver_is_local, signatory, issued_at,
                  override_reason, measures_taken, contact, materials_complete,
                  materials_completed_at, withdrawn_at, digest, size, materials, statute, clock,
                  urgent_from)

struct Supplement {
  std::vector<MaterialKind> missing;
  Text explanation;
  Instant requested_at;
  std::optional<Instant> supplied_at;
  std::optional<Instant> ended_at;  // the receiver decided without it
  Text comment;
  std::int64_t materials_before = 0;  // materials there were at the request; later ones supplement
  friend bool operator==(const Supplement&, const Supplement&) = default;
};
LIANDONG_DESCRIBE(Supplement, missing, explanation, requested_at, supplied_at, ended_at, comment,
                  materials_before)

struct Objection {
  Instant objected_at;
  Text reasons;
  Text legal_basis;
  UnitId proposed_unit;
  bool on_new_facts = false;
  UnitId interim_unit;
  Instant interim_since;
  Text interim_reason;  // empty = by rule
  friend bool operator==(const Objection&, const Objection&) = default;
};
LIANDONG_DESCRIBE(Objection, objected_at, reasons, legal_basis, proposed_unit, on_new_facts,
                  interim_unit, interim_since, interim_reason)

using common::Interim;

struct Filing {
  bool filed = true;
  std::string case_number;
  std::optional<Instant> filed_at;
  Text reason;
  Instant decided_at;
  friend bool operator==(const Filing&, const Filing&) = default;
};
LIANDONG_DESCRIBE(Filing, filed, case_number, filed_at, reason, decided_at)

struct CaseOutcome {
  DecisionKind kind = DecisionKind::fine;
  std::string decision_number;
  Instant decided_at;
  std::int64_t amount_fen = 0;
  Text summary;
  std::optional<Instant> executed_at;
  Text execution_summary;
  friend bool operator==(const CaseOutcome&, const CaseOutcome&) = default;
};
LIANDONG_DESCRIBE(CaseOutcome, kind, decision_number, decided_at, amount_fen, summary, executed_at,
                  execution_summary)

struct Dismissal {
  DismissalGround ground = DismissalGround::own_competence;
  Text reason;
  MatterId duplicate_of;
  Instant dismissed_at;
  friend bool operator==(const Dismissal&, const Dismissal&) = default;
};
LIANDONG_DESCRIBE(Dismissal, ground, reason, duplicate_of, dismissed_at)

/// A unit's time with an accepted case that ended when the case went on elsewhere.
struct PastHandling {
  UnitId unit;
  Instant accepted_at;
  std::optional<Filing> filing;
  Instant questioned_at;  // the objection
  Instant ended_at;
  friend bool operator==(const PastHandling&, const PastHandling&) = default;
};
LIANDONG_DESCRIBE(PastHandling, unit, accepted_at, filing, questioned_at, ended_at)

using common::Suspicion;

struct Transfer {
  Stage stage = Stage::found;
  // The finding.
  UnitId finder;
  bool finder_is_local = true;
  UnitId drafting_office;  // office of the finder that recorded it; empty = the finder itself
  UnitId competent_unit;
  bool outside_notice = false;  // between two townships or two departments: no legal clock
  Text title;
  FindingSource source = FindingSource::enforcement;
  Instant discovered_at;
  Instant recorded_at;
  std::optional<Instant> jurisdiction_determined_at;
  std::optional<Instant> later_start_at;  // approved start of the clock
  Text later_start_reason;
  PlaceCode place;
  Text location;
  ItemCode item;
  Text item_reason;
  Party party;
  Text facts;
  Text provisions;
  bool in_progress = false;
  std::optional<Urgency> urgency;  // declared; what follows from in_progress is computed
  std::vector<Urgency> declined_urgencies;
  std::vector<Dissuasion> dissuasions;
  std::optional<EndedDuty> dissuade_ended;
  std::vector<Told> told;
  std::optional<EndedDuty> tell_ended;
  std::vector<Material> materials;
  // The transfer.
  std::vector<Letter> letters;  // the last one not withdrawn is in force
  std::optional<Instant> received_at;
  std::optional<Supplement> supplement;
  std::optional<Instant> objection_consented_at;
  std::vector<Objection> objections;
  std::vector<Interim> interims;
  std::optional<Instant> accepted_at;
  std::optional<Filing> filing;
  std::optional<CaseOutcome> outcome;
  std::optional<Instant> result_reported_at;
  Text result_summary;
  std::optional<Dismissal> dismissal;
  // What other systems brought about.
  MatterId origin;      // the complaint it came from
  MatterId dispute;     // awaited while objected
  UnitId settled_unit;  // has the case by agreement or decision; empty = the receiver of the letter
  std::vector<PastHandling> past_handlings;
  std::vector<TakeEvidence> evidence;
  std::optional<Suspicion> suspicion;
  int bounces = 0;  // withdrawn and sent to another unit, or objected; at 2 S is told (Q8)
  friend bool operator==(const Transfer&, const Transfer&) = default;
};
LIANDONG_DESCRIBE(Transfer, stage, finder, finder_is_local, drafting_office, competent_unit,
                  outside_notice, title, source, discovered_at, recorded_at,
                  jurisdiction_determined_at, later_start_at, later_start_reason, place, location,
                  item, item_reason, party, facts, provisions, in_progress, urgency,
                  declined_urgencies, dissuasions, dissuade_ended, told, tell_ended, materials,
                  letters, received_at, supplement, objection_consented_at, objections, interims,
                  accepted_at, filing, outcome, result_reported_at, result_summary, dismissal,
                  origin, dispute, settled_unit, past_handlings, evidence, suspicion, bounces)

/// The letter in force, or null if none.
[[nodiscard]] const Letter* letter_in_force(const Transfer& transfer);
/// True if the unit is the sender or the office of the sender that drafted.
[[nodiscard]] bool sends(const Transfer& transfer, UnitId unit);
/// The unit that must act with the case now: finder until receipt, then the receiver.
[[nodiscard]] UnitId custodian(const Transfer& transfer);
[[nodiscard]] UnitId receiver(const Transfer& transfer);  // empty before issue
/// The unit the letter in force went to, whoever has the case now.
[[nodiscard]] UnitId addressee(const Transfer& transfer);
/// True from the mark until the referral has ended.  [3.7-d]
[[nodiscard]] bool crime_suspected(const Transfer& transfer);

}  // namespace liandong::case_transfer
