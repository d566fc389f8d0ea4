// What can happen to a referral. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/criminal_referral/domain/organ_types.hpp"

namespace liandong::criminal_referral {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::investigation_report;
  std::string name;
  std::string digest;     // SM3 of the file, 64 hex digits
  std::int64_t size = 0;  // bytes
  std::string media_type;
  int copies = 1;  // 1–99
  int pages = 1;   // 1–9999
  bool original = false;
  UnitId added_by;
  Instant added_at;
  friend bool operator==(const Material&, const Material&) = default;
};
LIANDONG_DESCRIBE(Material, id, kind, name, digest, size, media_type, copies, pages, original,
                  added_by, added_at)

struct SuspicionRecorded {
  static constexpr std::string_view type = "criminal_referral.suspicion_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.7-c"};
  UnitId sender;
  UnitId drafting_office;  // office of the sender; empty = the sender itself
  RecordSuspicion suspicion;
};
LIANDONG_DESCRIBE(SuspicionRecorded, sender, drafting_office, suspicion)

struct MaterialAttached {
  static constexpr std::string_view type = "criminal_referral.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct MaterialRemoved {
  static constexpr std::string_view type = "criminal_referral.material_removed.v1";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(MaterialRemoved, material, reason)

struct TaskForceFormed {
  static constexpr std::string_view type = "criminal_referral.task_force_formed.v1";
  static constexpr std::string_view clauses[] = {"3.7-c"};
  std::vector<Officer> officers;
};
LIANDONG_DESCRIBE(TaskForceFormed, officers)

struct ThresholdChecked {
  static constexpr std::string_view type = "criminal_referral.threshold_checked.v1";
  static constexpr std::string_view clauses[] = {"3.7-b"};
  CheckThreshold check;
};
LIANDONG_DESCRIBE(ThresholdChecked, check)

struct ReportSubmitted {
  static constexpr std::string_view type = "criminal_referral.report_submitted.v1";
  static constexpr std::string_view clauses[] = {"3.7-c"};
  SubmitReport report;
};
LIANDONG_DESCRIBE(ReportSubmitted, report)

struct ReferralDecided {
  static constexpr std::string_view type = "criminal_referral.referral_decided.v1";
  static constexpr std::string_view clauses[] = {"3.7-c"};
  DecideReferral decision;
};
LIANDONG_DESCRIBE(ReferralDecided, decision)

struct PenaltyRecorded {
  static constexpr std::string_view type = "criminal_referral.penalty_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.7-d"};
  std::string id;
  RecordPenalty penalty;
};
LIANDONG_DESCRIBE(PenaltyRecorded, id, penalty)

struct DecisionCopySent {
  static constexpr std::string_view type = "criminal_referral.decision_copy_sent.v1";
  static constexpr std::string_view clauses[] = {"3.7-d"};
  SendDecisionCopy copy;
};
LIANDONG_DESCRIBE(DecisionCopySent, copy)

struct Referred {
  static constexpr std::string_view type = "criminal_referral.referred.v1";
  static constexpr std::string_view clauses[] = {"3.7-c"};
  std::string document_number;
  UnitId receiver;
  UnitId copied_organ;
  UnitId signatory;
  std::string statute;  // on file for an office that signs itself; else empty  [3.1.3-c]
  Text missing_reason;
  PersonalText contact;
  int personal_data_found = 0;
  std::vector<std::string> materials;  // ids, in list order
};
LIANDONG_DESCRIBE(Referred, document_number, receiver, copied_organ, signatory, statute,
                  missing_reason, contact, personal_data_found, materials)

struct ReceiptSigned {
  static constexpr std::string_view type = "criminal_referral.receipt_signed.v1";
  PersonalText signed_by;
};
LIANDONG_DESCRIBE(ReceiptSigned, signed_by)

struct PassedOn {
  static constexpr std::string_view type = "criminal_referral.passed_on.v1";
  PassOn onward;
  CrimeKind kind = CrimeKind::ordinary;  // by the organ it goes to
};
LIANDONG_DESCRIBE(PassedOn, onward, kind)

struct IncompletenessNotified {
  static constexpr std::string_view type = "criminal_referral.incompleteness_notified.v1";
  Text missing;
};
LIANDONG_DESCRIBE(IncompletenessNotified, missing)

struct Supplied {
  static constexpr std::string_view type = "criminal_referral.supplied.v1";
  Text note;
  std::vector<std::string> materials;
};
LIANDONG_DESCRIBE(Supplied, note, materials)

struct FilingDecided {
  static constexpr std::string_view type = "criminal_referral.filing_decided.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  DecideFiling decision;
};
LIANDONG_DESCRIBE(FilingDecided, decision)

struct OutsideResultRecorded {
  static constexpr std::string_view type = "criminal_referral.outside_result_recorded.v1";
  RecordOutsideResult result;
};
LIANDONG_DESCRIBE(OutsideResultRecorded, result)

struct ReconsiderationRequested {
  static constexpr std::string_view type = "criminal_referral.reconsideration_requested.v1";
  std::string document_number;
  UnitId signatory;
  std::string statute;
  Text reasons;
  PersonalText contact;
};
LIANDONG_DESCRIBE(ReconsiderationRequested, document_number, signatory, statute, reasons, contact)

struct ReconsiderationDecided {
  static constexpr std::string_view type = "criminal_referral.reconsideration_decided.v1";
  DecideReconsideration decision;
};
LIANDONG_DESCRIBE(ReconsiderationDecided, decision)

struct SupervisionSuggested {
  static constexpr std::string_view type = "criminal_referral.supervision_suggested.v1";
  std::string document_number;
  UnitId signatory;
  std::string statute;
  Text reasons;
  PersonalText contact;
};
LIANDONG_DESCRIBE(SupervisionSuggested, document_number, signatory, statute, reasons, contact)

struct ReasonsDemanded {
  static constexpr std::string_view type = "criminal_referral.reasons_demanded.v1";
  std::string document_number;
};
LIANDONG_DESCRIBE(ReasonsDemanded, document_number)

struct ReasonsStated {
  static constexpr std::string_view type = "criminal_referral.reasons_stated.v1";
  Text reasons;
};
LIANDONG_DESCRIBE(ReasonsStated, reasons)

struct FilingOrdered {
  static constexpr std::string_view type = "criminal_referral.filing_ordered.v1";
  std::string document_number;
  Text reasons;
};
LIANDONG_DESCRIBE(FilingOrdered, document_number, reasons)

struct SupervisionEnded {
  static constexpr std::string_view type = "criminal_referral.supervision_ended.v1";
  Text reasons;
};
LIANDONG_DESCRIBE(SupervisionEnded, reasons)

struct NonFilingAccepted {
  static constexpr std::string_view type = "criminal_referral.non_filing_accepted.v1";
  Text comment;
};
LIANDONG_DESCRIBE(NonFilingAccepted, comment)

struct HandedOver {
  static constexpr std::string_view type = "criminal_referral.handed_over.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  HandOver handover;
  std::vector<std::string> materials;  // attached since the letter
};
LIANDONG_DESCRIBE(HandedOver, handover, materials)

struct HandoverSigned {
  static constexpr std::string_view type = "criminal_referral.handover_signed.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  PersonalText signed_by;
};
LIANDONG_DESCRIBE(HandoverSigned, signed_by)

struct Concluded {
  static constexpr std::string_view type = "criminal_referral.concluded.v1";
  static constexpr std::string_view clauses[] = {"3.7-d", "3.7-e"};
  Conclude conclusion;
};
LIANDONG_DESCRIBE(Concluded, conclusion)

struct UnprosecutedRecorded {
  static constexpr std::string_view type = "criminal_referral.unprosecuted_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  UnitId organ;
  UnitId drafting_office;
  RecordUnprosecuted unprosecuted;
};
LIANDONG_DESCRIBE(UnprosecutedRecorded, organ, drafting_office, unprosecuted)

struct SentBack {
  static constexpr std::string_view type = "criminal_referral.sent_back.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  std::string document_number;
  UnitId receiver;
  UnitId signatory;
  std::string statute;
  std::optional<Instant> answer_before;
  PersonalText contact;
  int personal_data_found = 0;
  std::vector<std::string> materials;
};
LIANDONG_DESCRIBE(SentBack, document_number, receiver, signatory, statute, answer_before, contact,
                  personal_data_found, materials)

struct BackReceived {
  static constexpr std::string_view type = "criminal_referral.back_received.v1";
};
LIANDONG_DESCRIBE(BackReceived)

struct BackDeclined {
  static constexpr std::string_view type = "criminal_referral.back_declined.v1";
  DeclineBack decline;
};
LIANDONG_DESCRIBE(BackDeclined, decline)

struct CaseDecided {
  static constexpr std::string_view type = "criminal_referral.case_decided.v1";
  DecideCase decision;
};
LIANDONG_DESCRIBE(CaseDecided, decision)

struct ResultReported {
  static constexpr std::string_view type = "criminal_referral.result_reported.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  ReportResult report;
};
LIANDONG_DESCRIBE(ResultReported, report)

struct Corrected {
  static constexpr std::string_view type = "criminal_referral.corrected.v1";
  Correct correction;
  std::optional<Instant> old_instant;  // what stood there before, for the instant
};
LIANDONG_DESCRIBE(Corrected, correction, old_instant)

/// The platform rendered a letter after commit; proves which PDF belongs to the number.
struct LetterRendered {
  static constexpr std::string_view type = "criminal_referral.letter_rendered.v1";
  std::string document_number;
  std::string digest;
  std::int64_t size = 0;
};
LIANDONG_DESCRIBE(LetterRendered, document_number, digest, size)

using Event =
    std::variant<SuspicionRecorded, UnprosecutedRecorded, MaterialAttached, MaterialRemoved,
                 TaskForceFormed, ThresholdChecked, ReportSubmitted, ReferralDecided,
                 PenaltyRecorded, DecisionCopySent, Referred, ReceiptSigned, PassedOn,
                 IncompletenessNotified, Supplied, FilingDecided, OutsideResultRecorded,
                 ReconsiderationRequested, ReconsiderationDecided, SupervisionSuggested,
                 ReasonsDemanded, ReasonsStated, FilingOrdered, SupervisionEnded, NonFilingAccepted,
                 HandedOver, HandoverSigned, Concluded, SentBack, BackReceived, BackDeclined,
                 CaseDecided, ResultReported, Corrected, LetterRendered>;

}  // namespace liandong::criminal_referral
