// criminal_referral (行政执法与刑事司法衔接, 三（七）): its stages, the words it uses and the
// commands of the enforcing unit; those of police, procuratorate and commission stand in
// organ_types.hpp.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/common/domain/letters.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::criminal_referral {

enum class Stage : std::uint8_t {
  suspected,       // 涉嫌犯罪待报批
  approved,        // 已批准待移送
  not_approved,    // 不予移送
  referred,        // 已移送待回执
  receipted,       // 已接受待审查
  filed,           // 已立案待移交
  not_filed,       // 不予立案
  reconsidering,   // 复议中
  supervised,      // 立案监督中
  returned,        // 退回行政处理
  handed_over,     // 已移交
  concluded,       // 行政处理办结
  back_found,      // 待反向移送
  back_sent,       // 已反向移送待签收
  back_received,   // 行政机关办理中
  result_reported  // 已反馈结果
};
LIANDONG_DESCRIBE_ENUM(Stage, suspected, approved, not_approved, referred, receipted, filed,
                       not_filed, reconsidering, supervised, returned, handed_over, concluded,
                       back_found, back_sent, back_received, result_reported)

/// Decides which organ is competent and which clocks run.  [3.7-c, L:order_310-19]
enum class CrimeKind : std::uint8_t {
  ordinary,      // 公安机关管辖
  duty_crime,    // 职务犯罪，移送监察机关
  procuratorate  // 人民检察院直接受理
};
LIANDONG_DESCRIBE_ENUM(CrimeKind, ordinary, duty_crime, procuratorate)

/// The facts beside the standard for filing.  [3.7-b]
enum class ThresholdFinding : std::uint8_t {
  reached,               // 达到追诉标准
  reasonable_suspicion,  // 有合理嫌疑（知识产权案件）
  not_reached            // 未达到追诉标准
};
LIANDONG_DESCRIBE_ENUM(ThresholdFinding, reached, reasonable_suspicion, not_reached)

/// Only the principal head or who presides decides, no deputy.  [L:order_310-5]
enum class Capacity : std::uint8_t { principal_head, presiding };
LIANDONG_DESCRIBE_ENUM(Capacity, principal_head, presiding)

enum class PenaltyKind : std::uint8_t {
  warning,
  fine,
  confiscation,
  suspension,
  licence_suspended,
  licence_revoked
};
LIANDONG_DESCRIBE_ENUM(PenaltyKind, warning, fine, confiscation, suspension, licence_suspended,
                       licence_revoked)

/// The attachments of the letter  [L:order_310-6]; what the unit it goes to answers is a
/// reply_document.
enum class MaterialKind : std::uint8_t {
  investigation_report,  // 涉嫌犯罪案件情况的调查报告
  goods_list,            // 涉案物品清单
  expert_report,         // 检验报告或者鉴定结论
  other_material,        // 其他有关涉嫌犯罪的材料
  reply_document
};
LIANDONG_DESCRIBE_ENUM(MaterialKind, investigation_report, goods_list, expert_report,
                       other_material, reply_document)

enum class Conclusion : std::uint8_t { penalised, not_penalised };
LIANDONG_DESCRIBE_ENUM(Conclusion, penalised, not_penalised)

enum class CorrectableField : std::uint8_t { suspected_at, title, location, facts };
LIANDONG_DESCRIBE_ENUM(CorrectableField, suspected_at, title, location, facts)

struct Officer {
  PersonalText name;
  std::string certificate;  // 执法证号; may be empty
  friend bool operator==(const Officer&, const Officer&) = default;
};
LIANDONG_DESCRIBE(Officer, name, certificate)

/// Opens the matter; other systems do so where a case is marked as suspected crime.  [3.7-c]
struct RecordSuspicion {
  static constexpr std::string_view name = "record_suspicion";
  Text title;            // 1–200 characters
  Instant suspected_at;  // when the suspicion arose, never in the future
  CrimeKind crime_kind = CrimeKind::ordinary;
  Text suspected_crime;     // 涉嫌罪名
  MatterId origin;          // the case it arose in; may be empty
  std::string case_number;  // of that case; may be empty
  PlaceCode place;
  Text location;
  ItemCode item;       // empty = on no list
  PersonalText party;  // 嫌疑人或单位; may be empty
  Text facts;          // 1–10,000 characters
};
LIANDONG_DESCRIBE(RecordSuspicion, title, suspected_at, crime_kind, suspected_crime, origin,
                  case_number, place, location, item, party, facts)

/// Adds an upload of the acting unit.
struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::investigation_report;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// Own material that was not sent; the event stays in the log.
struct RemoveMaterial {
  static constexpr std::string_view name = "remove_material";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(RemoveMaterial, material, reason)

/// 专案组: at once, two officers or more.  [L:order_310-5]
struct FormTaskForce {
  static constexpr std::string_view name = "form_task_force";
  std::vector<Officer> officers;
};
LIANDONG_DESCRIBE(FormTaskForce, officers)

/// Before any penalty: the facts beside the standard for filing.  [3.7-b]
struct CheckThreshold {
  static constexpr std::string_view name = "check_threshold";
  Text standard;  // the standard and its article
  Text comparison;
  ThresholdFinding finding = ThresholdFinding::reached;
};
LIANDONG_DESCRIBE(CheckThreshold, standard, comparison, finding)

/// The task force's written report reaches the principal head; three days run.  [L:order_310-5]
struct SubmitReport {
  static constexpr std::string_view name = "submit_report";
  Text findings;
  Text proposal;
};
LIANDONG_DESCRIBE(SubmitReport, findings, proposal)

/// 批准移送 or 不批准移送; the reasons of the latter are kept on file.  [L:order_310-5]
struct DecideReferral {
  static constexpr std::string_view name = "decide_referral";
  static constexpr bool needs_confirmation = true;
  bool approved = false;
  Capacity capacity = Capacity::principal_head;
  Text reasons;  // required if not approved
};
LIANDONG_DESCRIBE(DecideReferral, approved, capacity, reasons)

/// A penalty decided in the case: what was decided before counts, a fine instead is refused.
/// [3.7-d, L:order_310-11]
struct RecordPenalty {
  static constexpr std::string_view name = "record_penalty";
  PenaltyKind kind = PenaltyKind::fine;
  Instant decided_at;
  std::string decision_number;
  std::int64_t amount_fen = 0;  // of fines and confiscations
  Text summary;                 // may be empty
};
LIANDONG_DESCRIBE(RecordPenalty, kind, decided_at, decision_number, amount_fen, summary)

/// The copy of a penalty decision goes to police and procuratorate.  [L:transfer_opinion]
struct SendDecisionCopy {
  static constexpr std::string_view name = "send_decision_copy";
  std::string penalty;
  UnitId organ;
  UnitId copied_organ;  // the procuratorate
};
LIANDONG_DESCRIBE(SendDecisionCopy, penalty, organ, copied_organ)

/// The letter (涉嫌犯罪案件移送书) with its attachments, at the same time copied to the
/// procuratorate. [3.7-c, L:order_310-5, L:order_310-6]
struct Refer {
  static constexpr std::string_view name = "refer";
  static constexpr bool needs_confirmation = true;
  static constexpr bool sends_outward = true;
  UnitId receiver;
  UnitId copied_organ;  // the procuratorate; empty only if the case goes to it or the commission
  UnitId signatory;     // the unit in whose name; empty = the acting unit  [3.1.3]
  bool redaction_confirmed = false;
  bool personal_data_reviewed = false;  // required if the scan found something
  Text missing_reason;   // why there is no list of goods, expert report or other material
  PersonalText contact;  // 联系人及电话
};
LIANDONG_DESCRIBE(Refer, receiver, copied_organ, signatory, redaction_confirmed,
                  personal_data_reviewed, missing_reason, contact)

/// What was missing, within three days.  [L:police_procedure-180]
struct Supply {
  static constexpr std::string_view name = "supply";
  Text note;  // may be empty if material was attached
};
LIANDONG_DESCRIBE(Supply, note)

/// Of the organ that did not file; a second time, if that was the procuratorate, of the one above
/// it (复核).  [L:order_310-9, L:procuratorate_rules]
struct RequestReconsideration {
  static constexpr std::string_view name = "request_reconsideration";
  static constexpr bool needs_confirmation = true;
  UnitId signatory;
  Text reasons;
  PersonalText contact;
};
LIANDONG_DESCRIBE(RequestReconsideration, signatory, reasons, contact)

/// To the procuratorate, after or instead of a reconsideration.  [L:order_310-9]
struct SuggestSupervision {
  static constexpr std::string_view name = "suggest_supervision";
  static constexpr bool needs_confirmation = true;
  UnitId signatory;
  Text reasons;
  PersonalText contact;
};
LIANDONG_DESCRIBE(SuggestSupervision, signatory, reasons, contact)

/// The non-filing stands: the case is handled administratively.  [L:order_310-10]
struct AcceptNonFiling {
  static constexpr std::string_view name = "accept_non_filing";
  static constexpr bool needs_confirmation = true;
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(AcceptNonFiling, comment)

/// What an organ outside the city decided, to which the case was passed on.
struct RecordOutsideResult {
  static constexpr std::string_view name = "record_outside_result";
  bool filed = false;
  std::string document_number;
  Text reasons;  // required if not filed
};
LIANDONG_DESCRIBE(RecordOutsideResult, filed, document_number, reasons)

/// Goods and material, with a list both sides sign.  [L:order_310-12]
struct HandOver {
  static constexpr std::string_view name = "hand_over";
  static constexpr bool needs_confirmation = true;
  Text goods;  // 移交的涉案物品
  Text papers;
};
LIANDONG_DESCRIBE(HandOver, goods, papers)

/// The end of administrative handling.  [L:order_310-10, 3.7-e]
struct Conclude {
  static constexpr std::string_view name = "conclude";
  static constexpr bool needs_confirmation = true;
  Conclusion conclusion = Conclusion::penalised;
  Text summary;
};
LIANDONG_DESCRIBE(Conclude, conclusion, summary)

/// 更正. Exactly one of instant and text, by field; the head's if a clock moves.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::facts;
  std::optional<Instant> instant;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, instant, text, reason)

}  // namespace liandong::criminal_referral
