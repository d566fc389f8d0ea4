// What can happen to a case transfer. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/case_transfer/domain/types.hpp"

namespace liandong::case_transfer {

struct FindingRecorded {
  static constexpr std::string_view type = "case_transfer.finding_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-a", "3.1.1-b"};
  UnitId finder;
  bool finder_is_local = true;  // T, else D: decides between 3.1.1-a and 3.1.1-b
  UnitId competent_unit;        // by the register on the day of discovery; empty = unknown
  std::uint32_t list_version = 0;
  RecordFinding finding;
  UnitId drafting_office;       // office of the finder that recorded it; empty = the finder itself
  bool outside_notice = false;  // finder and competent unit are both T or both D
};
LIANDONG_DESCRIBE(FindingRecorded, finder, finder_is_local, competent_unit, list_version, finding,
                  drafting_office, outside_notice)

struct UrgencyMarked {
  static constexpr std::string_view type = "case_transfer.urgency_marked.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-c"};
  UrgencyReason reason = UrgencyReason::personal_or_public_safety;
  Instant urgent_since;
  UnitId by_unit;
  bool needs_confirmation = true;  // false if the head, the receiver or S marked it
};
LIANDONG_DESCRIBE(UrgencyMarked, reason, urgent_since, by_unit, needs_confirmation)

struct UrgencyConfirmed {
  static constexpr std::string_view type = "case_transfer.urgency_confirmed.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-c"};
  bool confirmed = true;
  Text reason;
};
LIANDONG_DESCRIBE(UrgencyConfirmed, confirmed, reason)

struct DissuasionRecorded {
  static constexpr std::string_view type = "case_transfer.dissuasion_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-d"};
  RecordDissuasion dissuasion;
};
LIANDONG_DESCRIBE(DissuasionRecorded, dissuasion)

struct CompetentUnitTold {
  static constexpr std::string_view type = "case_transfer.competent_unit_told.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-e"};
  TellCompetentUnit notice;
};
LIANDONG_DESCRIBE(CompetentUnitTold, notice)

struct LaterStartApproved {
  static constexpr std::string_view type = "case_transfer.later_start_approved.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-a"};
  Instant start_at;
  Text reason;
};
LIANDONG_DESCRIBE(LaterStartApproved, start_at, reason)

struct FindingDismissed {
  static constexpr std::string_view type = "case_transfer.finding_dismissed.v1";
  DismissalGround ground = DismissalGround::own_competence;
  Text reason;
  MatterId duplicate_of;
};
LIANDONG_DESCRIBE(FindingDismissed, ground, reason, duplicate_of)

struct MaterialAttached {
  static constexpr std::string_view type = "case_transfer.material_attached.v1";
  static constexpr std::string_view clauses[] = {"3.1.2-b"};
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct MaterialsTaken {
  static constexpr std::string_view type = "case_transfer.materials_taken.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-d", "3.1.2-b"};
  std::vector<Material> materials;
};
LIANDONG_DESCRIBE(MaterialsTaken, materials)

struct MaterialRemoved {
  static constexpr std::string_view type = "case_transfer.material_removed.v1";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(MaterialRemoved, material, reason)

struct Issued {
  static constexpr std::string_view type = "case_transfer.issued.v1";
  static constexpr std::string_view clauses[] = {"3.1.1-a", "3.1.2-a", "3.1.2-b", "3.1.3-a"};
  std::string document_number;
  UnitId receiver;
  bool receiver_is_local = false;
  UnitId signatory;
  std::string statute;    // on file for an office that signs itself; else empty  [3.1.3-c]
  UnitId competent_unit;  // what the register answered at sending
  std::uint32_t list_version = 0;
  Text override_reason;
  Text measures_taken;
  PersonalText contact;
  bool materials_complete = true;  // false only for urgent transfers  [3.1.2-b]
  int personal_data_found = 0;
  std::vector<std::string> materials;  // ids, in list order
};
LIANDONG_DESCRIBE(Issued, document_number, receiver, receiver_is_local, signatory, statute,
                  competent_unit, list_version, override_reason, measures_taken, contact,
                  materials_complete, personal_data_found, materials)

/// The platform rendered the letter after commit; proves which PDF belongs to the number.
struct LetterRendered {
  static constexpr std::string_view type = "case_transfer.letter_rendered.v1";
  std::string document_number;
  std::string digest;
  std::int64_t size = 0;
};
LIANDONG_DESCRIBE(LetterRendered, document_number, digest, size)

struct MaterialsCompleted {
  static constexpr std::string_view type = "case_transfer.materials_completed.v1";
  static constexpr std::string_view clauses[] = {"3.1.2-b"};
};
LIANDONG_DESCRIBE(MaterialsCompleted)

struct Withdrawn {
  static constexpr std::string_view type = "case_transfer.withdrawn.v1";
  std::string voided_number;
  Text reason;
};
LIANDONG_DESCRIBE(Withdrawn, voided_number, reason)

struct Received {
  static constexpr std::string_view type = "case_transfer.received.v1";
};
LIANDONG_DESCRIBE(Received)

struct Accepted {
  static constexpr std::string_view type = "case_transfer.accepted.v1";
  Text comment;
};
LIANDONG_DESCRIBE(Accepted, comment)

struct SupplementRequested {
  static constexpr std::string_view type = "case_transfer.supplement_requested.v1";
  static constexpr std::string_view clauses[] = {"3.1.2-b"};
  std::vector<MaterialKind> missing;
  Text explanation;
};
LIANDONG_DESCRIBE(SupplementRequested, missing, explanation)

struct Supplied {
  static constexpr std::string_view type = "case_transfer.supplied.v1";
  static constexpr std::string_view clauses[] = {"3.1.2-b"};
  Text comment;
};
LIANDONG_DESCRIBE(Supplied, comment)

struct Objected {
  static constexpr std::string_view type = "case_transfer.objected.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  Text reasons;
  Text legal_basis;
  UnitId proposed_unit;
  bool on_new_facts = false;
  UnitId interim_unit;  // first to file, else the finder (Q9)
};
LIANDONG_DESCRIBE(Objected, reasons, legal_basis, proposed_unit, on_new_facts, interim_unit)

struct ObjectionConsented {
  static constexpr std::string_view type = "case_transfer.objection_consented.v1";
  Text reason;
};
LIANDONG_DESCRIBE(ObjectionConsented, reason)

struct InterimAssigned {
  static constexpr std::string_view type = "case_transfer.interim_assigned.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(InterimAssigned, unit, reason)

struct FilingDecided {
  static constexpr std::string_view type = "case_transfer.filing_decided.v1";
  DecideFiling filing;
};
LIANDONG_DESCRIBE(FilingDecided, filing)

struct OutcomeRecorded {
  static constexpr std::string_view type = "case_transfer.outcome_recorded.v1";
  RecordOutcome outcome;
};
LIANDONG_DESCRIBE(OutcomeRecorded, outcome)

struct ExecutionRecorded {
  static constexpr std::string_view type = "case_transfer.execution_recorded.v1";
  RecordExecution execution;
};
LIANDONG_DESCRIBE(ExecutionRecorded, execution)

struct ResultReported {
  static constexpr std::string_view type = "case_transfer.result_reported.v1";
  Text summary;
};
LIANDONG_DESCRIBE(ResultReported, summary)

struct Corrected {
  static constexpr std::string_view type = "case_transfer.corrected.v1";
  Correct correction;
  std::optional<Instant> old_instant;  // what stood there before, for the two instants
};
LIANDONG_DESCRIBE(Corrected, correction, old_instant)

/// The dispute that an objection opened.
struct DisputeAwaited {
  static constexpr std::string_view type = "case_transfer.dispute_awaited.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  MatterId dispute;
};
LIANDONG_DESCRIBE(DisputeAwaited, dispute)

/// Custody and the whole file move to the unit that was agreed on or named.
struct ContinuedAtUnit {
  static constexpr std::string_view type = "case_transfer.continued_at_unit.v1";
  static constexpr std::string_view clauses[] = {"3.6-a", "3.6-b"};
  UnitId unit;
  bool unit_is_local = false;
  MatterId dispute;
};
LIANDONG_DESCRIBE(ContinuedAtUnit, unit, unit_is_local, dispute)

struct EvidenceTaken {
  static constexpr std::string_view type = "case_transfer.evidence_taken.v1";
  static constexpr std::string_view clauses[] = {"3.5.1-c"};
  TakeEvidence evidence;
};
LIANDONG_DESCRIBE(EvidenceTaken, evidence)

struct SuspectedCrimeMarked {
  static constexpr std::string_view type = "case_transfer.suspected_crime_marked.v1";
  static constexpr std::string_view clauses[] = {"3.7-c", "3.7-d"};
  Text suspected_crime;
  Text grounds;
};
LIANDONG_DESCRIBE(SuspectedCrimeMarked, suspected_crime, grounds)

struct ReferralNoted {
  static constexpr std::string_view type = "case_transfer.referral_noted.v1";
  MatterId referral;
};
LIANDONG_DESCRIBE(ReferralNoted, referral)

struct SuspicionEnded {
  static constexpr std::string_view type = "case_transfer.suspicion_ended.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  MatterId referral;
  bool prosecuted = false;
};
LIANDONG_DESCRIBE(SuspicionEnded, referral, prosecuted)

using Event =
    std::variant<FindingRecorded, UrgencyMarked, UrgencyConfirmed, DissuasionRecorded,
                 CompetentUnitTold, LaterStartApproved, FindingDismissed, MaterialAttached,
                 MaterialRemoved, Issued, LetterRendered, MaterialsCompleted, Withdrawn, Received,
                 Accepted, SupplementRequested, Supplied, Objected, ObjectionConsented,
                 InterimAssigned, FilingDecided, OutcomeRecorded, ExecutionRecorded, ResultReported,
                 Corrected, DisputeAwaited, ContinuedAtUnit, EvidenceTaken, SuspectedCrimeMarked,
                 ReferralNoted, SuspicionEnded, MaterialsTaken>;

}  // namespace liandong::case_transfer
