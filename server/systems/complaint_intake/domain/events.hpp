// What can happen to a complaint. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/complaint_intake/domain/commands.hpp"

namespace liandong::complaint_intake {

struct Registered {
  static constexpr std::string_view type = "complaint_intake.registered.v1";
  static constexpr std::string_view clauses[] = {"3.2.0-a", "3.2.0-b", "3.2.1-a", "3.2.2-a"};
  std::string number;          // 登记号
  UnitId first_unit;           // 第一责任人, never changes
  bool first_is_local = true;  // T, else D: decides between 3.2.1 and 3.2.2
  UnitId first_office;         // office of the first unit that took it; empty = the unit itself
  PersonId first_officer;      // 首问责任人
  UnitId competent_unit;       // by the register on the day of receipt; empty = unknown
  bool competent_is_local = false;
  std::uint32_t list_version = 0;
  bool listed = false;      // a delegated item: the words of 3.2.0-a, for statistics
  std::string complainant;  // fresh id of the first complainant
  Register registration;
};
LIANDONG_DESCRIBE(Registered, number, first_unit, first_is_local, first_office, first_officer,
                  competent_unit, competent_is_local, list_version, listed, complainant,
                  registration)

struct ComplainantAdded {
  static constexpr std::string_view type = "complaint_intake.complainant_added.v1";
  static constexpr std::string_view clauses[] = {"3.2.0-b"};
  std::string complainant;
  AddComplainant addition;
};
LIANDONG_DESCRIBE(ComplainantAdded, complainant, addition)

struct MaterialAttached {
  static constexpr std::string_view type = "complaint_intake.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct Passed {
  static constexpr std::string_view type = "complaint_intake.passed.v1";
  static constexpr std::string_view clauses[] = {"3.2.2-b", "3.2.2-c", "3.2.2-e"};
  NotifyAndPass notice;
  bool unit_is_local = true;
  bool outside_notice = false;         // first unit and unit are both T or both D
  std::vector<std::string> materials;  // ids that went along
};
LIANDONG_DESCRIBE(Passed, notice, unit_is_local, outside_notice, materials)

struct MaterialPassed {
  static constexpr std::string_view type = "complaint_intake.material_passed.v1";
  static constexpr std::string_view clauses[] = {"3.2.2-e"};
  Text comment;
  std::vector<std::string> materials;
};
LIANDONG_DESCRIBE(MaterialPassed, comment, materials)

struct Accepted {
  static constexpr std::string_view type = "complaint_intake.accepted.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-a", "3.2.2-d"};
  PersonId officer;
  Text comment;
};
LIANDONG_DESCRIBE(Accepted, officer, comment)

struct Declined {
  static constexpr std::string_view type = "complaint_intake.declined.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-a"};
  Decline decision;
};
LIANDONG_DESCRIBE(Declined, decision)

struct Objected {
  static constexpr std::string_view type = "complaint_intake.objected.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  Object objection;
};
LIANDONG_DESCRIBE(Objected, objection)

struct JurisdictionSettled {
  static constexpr std::string_view type = "complaint_intake.jurisdiction_settled.v1";
  static constexpr std::string_view clauses[] = {"3.6-b"};
  UnitId unit;
  bool unit_is_local = true;
  MatterId dispute;
  Text reason;
};
LIANDONG_DESCRIBE(JurisdictionSettled, unit, unit_is_local, dispute, reason)

struct DisputeAwaited {
  static constexpr std::string_view type = "complaint_intake.dispute_awaited.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  MatterId dispute;
};
LIANDONG_DESCRIBE(DisputeAwaited, dispute)

struct InterimAssigned {
  static constexpr std::string_view type = "complaint_intake.interim_assigned.v1";
  static constexpr std::string_view clauses[] = {"3.6-a"};
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(InterimAssigned, unit, reason)

struct GuidanceRequested {
  static constexpr std::string_view type = "complaint_intake.guidance_requested.v1";
  static constexpr std::string_view clauses[] = {"3.2.2-f"};
  Text question;
};
LIANDONG_DESCRIBE(GuidanceRequested, question)

struct GuidanceGiven {
  static constexpr std::string_view type = "complaint_intake.guidance_given.v1";
  static constexpr std::string_view clauses[] = {"3.2.2-f"};
  Text advice;
};
LIANDONG_DESCRIBE(GuidanceGiven, advice)

struct Verified {
  static constexpr std::string_view type = "complaint_intake.verified.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-b", "3.2.1-c", "3.2.1-d"};
  RecordVerification verification;
};
LIANDONG_DESCRIBE(Verified, verification)

struct FilingDecided {
  static constexpr std::string_view type = "complaint_intake.filing_decided.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-c"};
  DecideFiling filing;
};
LIANDONG_DESCRIBE(FilingDecided, filing)

struct OutcomeRecorded {
  static constexpr std::string_view type = "complaint_intake.outcome_recorded.v1";
  RecordOutcome outcome;
};
LIANDONG_DESCRIBE(OutcomeRecorded, outcome)

struct ExecutionRecorded {
  static constexpr std::string_view type = "complaint_intake.execution_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.3.3-a"};
  RecordExecution execution;
};
LIANDONG_DESCRIBE(ExecutionRecorded, execution)

struct Transferred {
  static constexpr std::string_view type = "complaint_intake.transferred.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-d"};
  Transfer transfer;
};
LIANDONG_DESCRIBE(Transferred, transfer)

struct DuplicateLinked {
  static constexpr std::string_view type = "complaint_intake.duplicate_linked.v1";
  static constexpr std::string_view clauses[] = {"3.2.0-b"};
  MatterId duplicate_of;
  Text reason;
};
LIANDONG_DESCRIBE(DuplicateLinked, duplicate_of, reason)

struct ReportedResultRecorded {
  static constexpr std::string_view type = "complaint_intake.reported_result_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.2.3-a"};
  RecordReportedResult result;
};
LIANDONG_DESCRIBE(ReportedResultRecorded, result)

struct Answered {
  static constexpr std::string_view type = "complaint_intake.answered.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-b", "3.2.3-a"};
  Answer answer;
};
LIANDONG_DESCRIBE(Answered, answer)

struct AnswerExcused {
  static constexpr std::string_view type = "complaint_intake.answer_excused.v1";
  static constexpr std::string_view clauses[] = {"3.2.3-a"};
  ExcuseAnswer excuse;
};
LIANDONG_DESCRIBE(AnswerExcused, excuse)

struct FeedbackGiven {
  static constexpr std::string_view type = "complaint_intake.feedback_given.v1";
  static constexpr std::string_view clauses[] = {"3.2.3-b"};
  Text summary;
};
LIANDONG_DESCRIBE(FeedbackGiven, summary)

struct IdentityRevealed {
  static constexpr std::string_view type = "complaint_intake.identity_revealed.v1";
  std::string complainant;
  PersonId officer;
  Text reason;
};
LIANDONG_DESCRIBE(IdentityRevealed, complainant, officer, reason)

struct VerificationExtended {
  static constexpr std::string_view type = "complaint_intake.verification_extended.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-b"};
  PersonId officer;  // who approved it
  int days = 1;
  Text reason;
};
LIANDONG_DESCRIBE(VerificationExtended, officer, days, reason)

struct ConsentWithdrawn {
  static constexpr std::string_view type = "complaint_intake.consent_withdrawn.v1";
  std::string complainant;
  Text comment;
};
LIANDONG_DESCRIBE(ConsentWithdrawn, complainant, comment)

struct Rated {
  static constexpr std::string_view type = "complaint_intake.rated.v1";
  std::string complainant;
  int score = 5;
  Text comment;
};
LIANDONG_DESCRIBE(Rated, complainant, score, comment)

struct LetterIssued {
  static constexpr std::string_view type = "complaint_intake.letter_issued.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-b", "3.2.2-b", "3.2.3-a"};
  std::string document_number;
  UnitId signatory;
  std::string statute;  // lets an office sign; empty for a legal subject
  IssueLetter letter;
};
LIANDONG_DESCRIBE(LetterIssued, document_number, signatory, statute, letter)

/// The platform rendered a letter after commit; proves which PDF belongs to the number.
struct LetterRendered {
  static constexpr std::string_view type = "complaint_intake.letter_rendered.v1";
  std::string document_number;
  std::string digest;
  std::int64_t size = 0;
};
LIANDONG_DESCRIBE(LetterRendered, document_number, digest, size)

struct TransferNoted {
  static constexpr std::string_view type = "complaint_intake.transfer_noted.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-d"};
  MatterId transfer;
};
LIANDONG_DESCRIBE(TransferNoted, transfer)

struct TakenBack {
  static constexpr std::string_view type = "complaint_intake.taken_back.v1";
  static constexpr std::string_view clauses[] = {"3.2.1-c"};
  Text reason;
};
LIANDONG_DESCRIBE(TakenBack, reason)

struct SuspectedCrimeMarked {
  static constexpr std::string_view type = "complaint_intake.suspected_crime_marked.v1";
  static constexpr std::string_view clauses[] = {"3.7-c", "3.7-d"};
  Text suspected_crime;
  Text grounds;
};
LIANDONG_DESCRIBE(SuspectedCrimeMarked, suspected_crime, grounds)

struct ReferralNoted {
  static constexpr std::string_view type = "complaint_intake.referral_noted.v1";
  MatterId referral;
};
LIANDONG_DESCRIBE(ReferralNoted, referral)

struct SuspicionEnded {
  static constexpr std::string_view type = "complaint_intake.suspicion_ended.v1";
  static constexpr std::string_view clauses[] = {"3.7-e"};
  MatterId referral;
  bool prosecuted = false;
};
LIANDONG_DESCRIBE(SuspicionEnded, referral, prosecuted)

using Event =
    std::variant<Registered, ComplainantAdded, MaterialAttached, Passed, MaterialPassed, Accepted,
                 Declined, Objected, JurisdictionSettled, DisputeAwaited, InterimAssigned,
                 GuidanceRequested, GuidanceGiven, Verified, FilingDecided, OutcomeRecorded,
                 ExecutionRecorded, Transferred, DuplicateLinked, ReportedResultRecorded, Answered,
                 AnswerExcused, FeedbackGiven, IdentityRevealed, VerificationExtended,
                 ConsentWithdrawn, Rated, LetterIssued, LetterRendered, TransferNoted, TakenBack,
                 SuspectedCrimeMarked, ReferralNoted, SuspicionEnded>;

}  // namespace liandong::complaint_intake
