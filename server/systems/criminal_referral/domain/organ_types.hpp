// The commands of police, procuratorate and commission, those of the way back, and the list of all.
#pragma once

#include "systems/criminal_referral/domain/types.hpp"

namespace liandong::criminal_referral {

/// Why a case is not filed. That papers are missing is none of them.  [L:order_310-8]
enum class NonFilingGround : std::uint8_t {
  no_crime,       // 没有犯罪事实
  minor,          // 犯罪事实显著轻微，不需要追究刑事责任
  not_punishable  // 有其他依法不追究刑事责任情形
};
LIANDONG_DESCRIBE_ENUM(NonFilingGround, no_crime, minor, not_punishable)

/// How a case ended that is transferred back for administrative handling.  [L:order_310-13]
enum class BackGround : std::uint8_t { not_filed, case_withdrawn, not_prosecuted, exempted };
LIANDONG_DESCRIBE_ENUM(BackGround, not_filed, case_withdrawn, not_prosecuted, exempted)

/// 回执: the organ accepts the case; the time to decide runs.  [L:order_310-7]
struct SignReceipt {
  static constexpr std::string_view name = "sign_receipt";
  PersonalText signed_by;
};
LIANDONG_DESCRIBE(SignReceipt, signed_by)

/// Not its own case: to the competent organ within 24 hours, and the sender is told in writing.
/// [L:order_310-7]
struct PassOn {
  static constexpr std::string_view name = "pass_on";
  static constexpr bool needs_confirmation = true;
  UnitId organ;        // exactly one of the two
  Text outside_organ;  // an organ that is not of this city
  Text reasons;
};
LIANDONG_DESCRIBE(PassOn, organ, outside_organ, reasons)

/// Papers are missing: told within 24 hours, never a ground for not accepting.
/// [L:police_procedure-180]
struct NotifyIncomplete {
  static constexpr std::string_view name = "notify_incomplete";
  Text missing;
};
LIANDONG_DESCRIBE(NotifyIncomplete, missing)

/// 立案决定 or 不予立案通知书, the latter with reasons and the papers.  [L:order_310-8]
struct DecideFiling {
  static constexpr std::string_view name = "decide_filing";
  static constexpr bool needs_confirmation = true;
  bool filed = false;
  std::string document_number;
  std::optional<NonFilingGround> ground;  // required if not filed
  Text reasons;                           // required if not filed
  Text returned_papers;                   // 退回的案卷材料; required if not filed
};
LIANDONG_DESCRIBE(DecideFiling, filed, document_number, ground, reasons, returned_papers)

struct DecideReconsideration {
  static constexpr std::string_view name = "decide_reconsideration";
  static constexpr bool needs_confirmation = true;
  bool filed = false;
  std::string document_number;
  Text reasons;  // required if not filed
};
LIANDONG_DESCRIBE(DecideReconsideration, filed, document_number, reasons)

/// Why the case is not filed, to the procuratorate within seven days.  [L:police_procedure-182]
struct StateReasons {
  static constexpr std::string_view name = "state_reasons";
  Text reasons;
};
LIANDONG_DESCRIBE(StateReasons, reasons)

/// Both sides sign the list; the case is the organ's.  [L:order_310-12]
struct SignHandover {
  static constexpr std::string_view name = "sign_handover";
  PersonalText signed_by;
};
LIANDONG_DESCRIBE(SignHandover, signed_by)

/// 要求说明不立案理由, after a suggestion or of its own motion.  [L:police_procedure-182]
struct DemandReasons {
  static constexpr std::string_view name = "demand_reasons";
  static constexpr bool needs_confirmation = true;
  std::string document_number;
};
LIANDONG_DESCRIBE(DemandReasons, document_number)

/// 通知立案: to be filed within fifteen days.  [L:police_procedure-182]
struct OrderFiling {
  static constexpr std::string_view name = "order_filing";
  static constexpr bool needs_confirmation = true;
  std::string document_number;
  Text reasons;
};
LIANDONG_DESCRIBE(OrderFiling, document_number, reasons)

/// The reasons hold, or there is no ground for supervision.  [L:order_310-14]
struct EndSupervision {
  static constexpr std::string_view name = "end_supervision";
  static constexpr bool needs_confirmation = true;
  Text reasons;
};
LIANDONG_DESCRIBE(EndSupervision, reasons)

// ---- The way back ----

/// Nobody is prosecuted but the act may deserve a penalty: opens a matter.
/// [L:order_310-13, L:penalty_law-27]
struct RecordUnprosecuted {
  static constexpr std::string_view name = "record_unprosecuted";
  static constexpr bool opens = true;
  Text title;
  BackGround ground = BackGround::not_filed;
  Instant decided_at;  // when it was decided not to prosecute
  MatterId origin;     // the referral it came from; may be empty
  std::string decision_number;
  PlaceCode place;
  Text location;
  ItemCode item;
  PersonalText party;
  Text facts;
  Text opinion;  // what penalty is suggested and why
};
LIANDONG_DESCRIBE(RecordUnprosecuted, title, ground, decided_at, origin, decision_number, place,
                  location, item, party, facts, opinion)

/// The letter to the administrative body, with the material.
struct SendBack {
  static constexpr std::string_view name = "send_back";
  static constexpr bool needs_confirmation = true;
  static constexpr bool sends_outward = true;
  UnitId receiver;
  UnitId signatory;
  std::optional<Instant> answer_before;  // the day the opinion sets for the answer
  bool redaction_confirmed = false;
  bool personal_data_reviewed = false;
  PersonalText contact;
};
LIANDONG_DESCRIBE(SendBack, receiver, signatory, answer_before, redaction_confirmed,
                  personal_data_reviewed, contact)

struct ReceiveBack {
  static constexpr std::string_view name = "receive_back";
};
LIANDONG_DESCRIBE(ReceiveBack)

/// Not competent: in writing, naming the unit that is; the organ sends it there.
struct DeclineBack {
  static constexpr std::string_view name = "decline_back";
  static constexpr bool needs_confirmation = true;
  Text reasons;
  UnitId competent_unit;
};
LIANDONG_DESCRIBE(DeclineBack, reasons, competent_unit)

/// Whether an administrative case is filed.
struct DecideCase {
  static constexpr std::string_view name = "decide_case";
  bool filed = false;
  std::string case_number;  // required if filed
  Text reasons;             // required if not filed
};
LIANDONG_DESCRIBE(DecideCase, filed, case_number, reasons)

/// What became of it, in writing to the organ.  [L:penalty_law-27]
struct ReportResult {
  static constexpr std::string_view name = "report_result";
  static constexpr bool needs_confirmation = true;
  Conclusion conclusion = Conclusion::penalised;
  std::string decision_number;  // required if penalised
  Text summary;
};
LIANDONG_DESCRIBE(ReportResult, conclusion, decision_number, summary)

using common::RecordRenderedLetter;

using Command =
    std::variant<RecordSuspicion, RecordUnprosecuted, AttachMaterial, RemoveMaterial, FormTaskForce,
                 CheckThreshold, SubmitReport, DecideReferral, RecordPenalty, SendDecisionCopy,
                 Refer, SignReceipt, PassOn, NotifyIncomplete, Supply, DecideFiling,
                 RecordOutsideResult, RequestReconsideration, DecideReconsideration,
                 SuggestSupervision, DemandReasons, StateReasons, OrderFiling, EndSupervision,
                 AcceptNonFiling, HandOver, SignHandover, Conclude, SendBack, ReceiveBack,
                 DeclineBack, DecideCase, ReportResult, Correct, RecordRenderedLetter>;

}  // namespace liandong::criminal_referral
