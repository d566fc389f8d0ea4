// The commands of complaint_intake once there is a result: answers, feedback, letters, and what C
// says of it.
#pragma once

#include "systems/complaint_intake/domain/types.hpp"

namespace liandong::complaint_intake {

/// What the unit reported that has the case, or what came of the earlier complaint.  [3.2.3-a]
struct RecordReportedResult {
  static constexpr std::string_view name = "record_reported_result";
  Instant reported_at;
  Text summary;
};
LIANDONG_DESCRIBE(RecordReportedResult, reported_at, summary)

/// Tells one complainant the result, or why the complaint was declined.  [3.2.1-b, 3.2.3-a]
struct Answer {
  static constexpr std::string_view name = "answer";
  std::string complainant;
  Instant answered_at;
  Manner manner = Manner::telephone;
  Text summary;
};
LIANDONG_DESCRIBE(Answer, complainant, answered_at, manner, summary)

/// Anonymous or without contact: the answer is excused, the feedback is not.  [3.2.3-a]
struct ExcuseAnswer {
  static constexpr std::string_view name = "excuse_answer";
  std::string complainant;
  Text reason;
};
LIANDONG_DESCRIBE(ExcuseAnswer, complainant, reason)

/// The handling unit tells the department that passed the complaint the result.  [3.2.3-b]
struct GiveFeedback {
  static constexpr std::string_view name = "give_feedback";
  Text summary;
};
LIANDONG_DESCRIBE(GiveFeedback, summary)

/// Shows one complainant in clear to who acts; the log keeps who, when and why.  [I9]
struct RevealIdentity {
  static constexpr std::string_view name = "reveal_identity";
  static constexpr bool needs_confirmation = true;
  std::string complainant;
  Text reason;
};
LIANDONG_DESCRIBE(RevealIdentity, complainant, reason)

/// C no longer wants to be contacted: nobody reads the identity any more.  [D0052]
struct WithdrawConsent {
  static constexpr std::string_view name = "withdraw_consent";
  static constexpr bool needs_confirmation = true;
  std::string complainant;
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(WithdrawConsent, complainant, comment)

/// How content C is with the answer; comes from the portal, never from an office.
struct RecordRating {
  static constexpr std::string_view name = "record_rating";
  static constexpr bool by_platform = true;
  std::string complainant;
  int score = 5;  // 1–5
  Text comment;   // may be empty
};
LIANDONG_DESCRIBE(RecordRating, complainant, score, comment)

/// A letter to one complainant about what was done; it does not name C. [3.2.1-b, 3.2.2-b, 3.2.3-a]
struct IssueLetter {
  static constexpr std::string_view name = "issue_letter";
  static constexpr bool needs_confirmation = true;
  LetterKind kind = LetterKind::acceptance;
  std::string complainant;
  UnitId signatory;  // empty = the acting unit
  Text contact;      // of the office, printed under the letter; may be empty
};
LIANDONG_DESCRIBE(IssueLetter, kind, complainant, signatory, contact)

}  // namespace liandong::complaint_intake
