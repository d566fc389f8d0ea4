// The commands of complaint_intake: `name` is the command's word in the URL (with '-'), the
// permission table and the log.
#pragma once

#include "systems/common/domain/letters.hpp"
#include "systems/common/domain/suspicion.hpp"
#include "systems/complaint_intake/domain/answer_commands.hpp"
#include "systems/complaint_intake/domain/types.hpp"

#include <optional>
#include <variant>

namespace liandong::complaint_intake {

/// Opens the matter; fixes first-responsible unit, officer and time for good.  [3.2.0-a, 3.2.0-b]
struct Register {
  static constexpr std::string_view name = "register";
  Text title;  // 1–200 characters
  ComplaintKind kind = ComplaintKind::complaint;
  Source source = Source::counter;
  Instant received_at;       // 首次接到时间, never in the future
  std::string order_number;  // of the hotline; may be empty
  PlaceCode place;
  Text location;  // where exactly, 1–200 characters
  ItemCode item;  // empty = on no list or not yet known
  Party party;
  Text facts;  // 投诉举报内容, 1–10,000 characters
  Identity complainant;
  bool written_material = false;  // C handed something in in writing  [3.2.2-e]
  /// 工单时限, exclusive: the hotline wants the answer before it; only with an order number.
  std::optional<Instant> order_due_before;
};
LIANDONG_DESCRIBE(Register, title, kind, source, received_at, order_number, place, location, item,
                  party, facts, complainant, written_material, order_due_before)

/// Another complainant about the same; the first unit stays first.  [3.2.0-b]
struct AddComplainant {
  static constexpr std::string_view name = "add_complainant";
  Instant received_at;
  Source source = Source::counter;
  Identity complainant;
  bool written_material = false;
};
LIANDONG_DESCRIBE(AddComplainant, received_at, source, complainant, written_material)

/// Adds an upload of the acting unit; size, media type and digest are those of the stored file.
struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::other;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// One act with three results: every complainant is told which unit is competent, that unit is
/// told at the same moment, and what C handed in goes along.  [3.2.2-b, 3.2.2-c, 3.2.2-e]
struct NotifyAndPass {
  static constexpr std::string_view name = "notify_and_pass";
  static constexpr bool needs_confirmation = true;
  UnitId unit;
  Text override_reason;  // required if the register does not name the unit
  Manner manner = Manner::telephone;
  Text message;               // what C was told: name, address, telephone of the unit
  Text unreachable_reason;    // required if a complainant cannot be reached: nobody told that one
  bool with_material = true;  // false: the written material is owed afterwards
};
LIANDONG_DESCRIBE(NotifyAndPass, unit, override_reason, manner, message, unreachable_reason,
                  with_material)

/// The written material that did not go along.  [3.2.2-e]
struct PassMaterial {
  static constexpr std::string_view name = "pass_material";
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(PassMaterial, comment)

/// 受理: by the first unit, or by the unit it was passed to; custody moves.  [3.2.1-a, 3.2.2-d]
struct Accept {
  static constexpr std::string_view name = "accept";
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(Accept, comment)

/// By the first unit only: what was passed must be accepted or objected to.
struct Decline {
  static constexpr std::string_view name = "decline";
  static constexpr bool needs_confirmation = true;
  DeclineGround ground = DeclineGround::too_vague;
  Text reason;
  Text refer_to;  // where C can go; may be empty only for already_answered and too_vague
  std::optional<Onward> passed_to;  // where the first unit passed it, not only told C to go
  bool complainant_agrees = false;  // required if it is passed
};
LIANDONG_DESCRIBE(Decline, ground, reason, refer_to, passed_to, complainant_agrees)

/// Jurisdiction objection with legal reasons by the unit it was passed to.  [3.6-a]
struct Object {
  static constexpr std::string_view name = "object";
  static constexpr bool needs_confirmation = true;
  Text reasons;
  Text legal_basis;
  UnitId proposed_unit;  // the unit it thinks competent; may be empty
};
LIANDONG_DESCRIBE(Object, reasons, legal_basis, proposed_unit)

/// The dispute that the objection opened; the complaint waits on it.  [3.6-a]
struct AwaitDispute {
  static constexpr std::string_view name = "await_dispute";
  static constexpr bool by_platform = true;
  MatterId dispute;
};
LIANDONG_DESCRIBE(AwaitDispute, dispute)

/// S named another interim responsible unit in the dispute.  [3.6-a]
struct AssignInterim {
  static constexpr std::string_view name = "assign_interim";
  static constexpr bool by_platform = true;
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(AssignInterim, unit, reason)

/// What was agreed or decided in the dispute; it binds and moves custody.  [3.6-a, 3.6-b]
struct SettleJurisdiction {
  static constexpr std::string_view name = "settle_jurisdiction";
  static constexpr bool by_platform = true;
  UnitId unit;
  MatterId dispute;
  Text reason;
};
LIANDONG_DESCRIBE(SettleJurisdiction, unit, dispute, reason)

/// The handling unit asks the department that passed the complaint.  [3.2.2-f]
struct RequestGuidance {
  static constexpr std::string_view name = "request_guidance";
  Text question;
};
LIANDONG_DESCRIBE(RequestGuidance, question)

/// Answers every open question, or guides unasked.  [3.2.2-f]
struct GiveGuidance {
  static constexpr std::string_view name = "give_guidance";
  Text advice;
};
LIANDONG_DESCRIBE(GiveGuidance, advice)

/// 初步核实 and what it found.  [3.2.1-b, 3.2.1-c, 3.2.1-d]
struct RecordVerification {
  static constexpr std::string_view name = "record_verification";
  Instant verified_at;
  Finding finding = Finding::no_violation;
  bool urgent = false;  // only for not_competent: 24 hours instead of three working days
  Text summary;
};
LIANDONG_DESCRIBE(RecordVerification, verified_at, finding, urgent, summary)

/// 复杂可延: once, by the head, before the target is over; counted from its last day.  [3.2.1-b]
struct ExtendVerification {
  static constexpr std::string_view name = "extend_verification";
  int days = 1;  // calendar days, at most complaint_intake.verify_extension
  Text reason;
};
LIANDONG_DESCRIBE(ExtendVerification, days, reason)

struct DecideFiling {
  static constexpr std::string_view name = "decide_filing";
  bool filed = true;
  std::string case_number;          // required if filed, ≤60 characters
  std::optional<Instant> filed_at;  // required if filed; 90 calendar days run from it
  Text reason;                      // required if not filed
};
LIANDONG_DESCRIBE(DecideFiling, filed, case_number, filed_at, reason)

struct RecordOutcome {
  static constexpr std::string_view name = "record_outcome";
  DecisionKind kind = DecisionKind::fine;
  std::string decision_number;  // ≤60 characters; may be empty for no_penalty
  Instant decided_at;
  std::int64_t amount_fen = 0;  // ≥ 0, in fen
  Text summary;
};
LIANDONG_DESCRIBE(RecordOutcome, kind, decision_number, decided_at, amount_fen, summary)

/// What became of the decision; also after everybody was answered.  [3.3.3-a]
struct RecordExecution {
  static constexpr std::string_view name = "record_execution";
  Instant executed_at;
  Text summary;
};
LIANDONG_DESCRIBE(RecordExecution, executed_at, summary)

/// The written material goes to the competent unit by a case transfer, and C is told so.  [3.2.1-d]
struct Transfer {
  static constexpr std::string_view name = "transfer";
  static constexpr bool needs_confirmation = true;
  UnitId receiver;
  MatterId transfer;  // the case transfer if there is one already; empty = one is opened
  Manner manner = Manner::telephone;
  Text message;  // what C was told
};
LIANDONG_DESCRIBE(Transfer, receiver, transfer, manner, message)

/// The case transfer that was opened; the complaint waits on it.  [3.2.1-d]
struct NoteTransfer {
  static constexpr std::string_view name = "note_transfer";
  static constexpr bool by_platform = true;
  MatterId transfer;
};
LIANDONG_DESCRIBE(NoteTransfer, transfer)

/// The transfer ended because the unit is competent itself: it handles the complaint.  [3.2.1-c]
struct TakeBack {
  static constexpr std::string_view name = "take_back";
  static constexpr bool by_platform = true;
  Text reason;
};
LIANDONG_DESCRIBE(TakeBack, reason)

using common::EndSuspicion;
using common::MarkSuspectedCrime;
using common::NoteReferral;

/// The same fact was complained about before: this matter waits on that one.  [3.2.0-b]
struct LinkDuplicate {
  static constexpr std::string_view name = "link_duplicate";
  static constexpr bool needs_confirmation = true;
  MatterId duplicate_of;
  Text reason;
};
LIANDONG_DESCRIBE(LinkDuplicate, duplicate_of, reason)

using common::RecordRenderedLetter;

using Command =
    std::variant<Register, AddComplainant, AttachMaterial, NotifyAndPass, PassMaterial, Accept,
                 Decline, Object, SettleJurisdiction, RequestGuidance, GiveGuidance,
                 RecordVerification, DecideFiling, RecordOutcome, Transfer, LinkDuplicate,
                 RecordReportedResult, Answer, ExcuseAnswer, GiveFeedback, RevealIdentity,
                 ExtendVerification, WithdrawConsent, RecordRating, IssueLetter,
                 RecordRenderedLetter, NoteTransfer, TakeBack, MarkSuspectedCrime, NoteReferral,
                 EndSuspicion, AwaitDispute, AssignInterim, RecordExecution>;

}  // namespace liandong::complaint_intake
