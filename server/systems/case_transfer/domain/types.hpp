// case_transfer (案件移送, 三（一）): its state, commands and events.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/case_transfer/domain/joined_types.hpp"
#include "systems/common/domain/letters.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::case_transfer {

enum class Stage : std::uint8_t {
  found,          // 已发现待移送
  issued,         // 已移送待签收
  received,       // 已签收待处理
  supplementing,  // 补正中
  objected,       // 管辖异议
  accepted,       // 已受理办理中
  concluded,      // 已办结
  dismissed       // 不予移送
};
LIANDONG_DESCRIBE_ENUM(Stage, found, issued, received, supplementing, objected, accepted, concluded,
                       dismissed)

/// Reasons for urgency (domain choice Q5).
enum class UrgencyReason : std::uint8_t {
  personal_or_public_safety,     // 危及人身安全或公共安全
  major_loss_or_social_impact,   // 可能造成重大财产损失或重大社会影响
  food_drug_safety_environment,  // 食品药品、安全生产、生态环境重大违法
  evidence_may_be_lost,          // 证据可能灭失或以后难以取得
  party_may_flee,                // 当事人可能逃匿、转移财物
  in_progress_not_stopped        // 违法行为正在进行且不听劝阻
};
LIANDONG_DESCRIBE_ENUM(UrgencyReason, personal_or_public_safety, major_loss_or_social_impact,
                       food_drug_safety_environment, evidence_may_be_lost, party_may_flee,
                       in_progress_not_stopped)

enum class FindingSource : std::uint8_t { enforcement, supervision, complaint, monitoring };
LIANDONG_DESCRIBE_ENUM(FindingSource, enforcement, supervision, complaint, monitoring)

enum class PartyKind : std::uint8_t { person, organization, unknown };
LIANDONG_DESCRIBE_ENUM(PartyKind, person, organization, unknown)

/// The party suspected of the violation (当事人).
struct Party {
  PartyKind kind = PartyKind::unknown;
  PersonalText name;        // may be empty only if kind is unknown
  PersonalText identifier;  // identity number or unified social credit code; may be empty
  PersonalText address;     // may be empty
  friend bool operator==(const Party&, const Party&) = default;
};
LIANDONG_DESCRIBE(Party, kind, name, identifier, address)

/// The parts of a case file  [3.1.2-a, 3.1.2-b]; `other` never counts towards completeness.
enum class MaterialKind : std::uint8_t { basic_facts, case_source, preliminary_evidence, other };
LIANDONG_DESCRIBE_ENUM(MaterialKind, basic_facts, case_source, preliminary_evidence, other)

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::other;
  std::string name;       // file name shown in the list, cleaned
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

struct Officer {
  PersonalText name;
  std::string certificate;  // 执法证号; may be empty
  friend bool operator==(const Officer&, const Officer&) = default;
};
LIANDONG_DESCRIBE(Officer, name, certificate)

enum class DissuasionResult : std::uint8_t { stopped, not_stopped, party_left };
LIANDONG_DESCRIBE_ENUM(DissuasionResult, stopped, not_stopped, party_left)

enum class Channel : std::uint8_t { telephone, platform, in_person };
LIANDONG_DESCRIBE_ENUM(Channel, telephone, platform, in_person)

enum class DismissalGround : std::uint8_t { own_competence, no_violation, duplicate };
LIANDONG_DESCRIBE_ENUM(DismissalGround, own_competence, no_violation, duplicate)

enum class DecisionKind : std::uint8_t {
  warning,
  fine,
  confiscation,
  licence_measure,
  order_to_correct,
  no_penalty,
  other
};
LIANDONG_DESCRIBE_ENUM(DecisionKind, warning, fine, confiscation, licence_measure, order_to_correct,
                       no_penalty, other)

enum class CorrectableField : std::uint8_t {
  discovered_at,
  jurisdiction_determined_at,
  title,
  location,
  facts,
  provisions,
  party_name
};
LIANDONG_DESCRIBE_ENUM(CorrectableField, discovered_at, jurisdiction_determined_at, title, location,
                       facts, provisions, party_name)

// ---- Commands: `name` is the command's word in the URL (with '-'), the permission table and the
// log ----

/// Opens the matter and the duty to transfer.  [3.1.1-a, 3.1.1-b, 3.1.1-c]
struct RecordFinding {
  static constexpr std::string_view name = "record_finding";
  Text title;  // 1–200 characters
  FindingSource source =
      FindingSource::enforcement;  // of the finding; D may not say enforcement of T
  Instant discovered_at;           // 线索发现时间, never in the future
  std::optional<Instant> jurisdiction_determined_at;  // 管辖认定时间, ≥ discovered_at
  PlaceCode place;
  Text location;  // where exactly, 1–200 characters
  ItemCode item;  // empty = on no list; then item_reason
  Text item_reason;
  Party party;
  Text facts;       // 基本违法事实, 1–10,000 characters
  Text provisions;  // 涉嫌违反条款; may be empty
  std::optional<UrgencyReason> urgency;
  bool in_progress = false;  // 违法行为正在进行  [3.1.1-d]
  MatterId origin;           // the complaint it came from; may be empty
};
LIANDONG_DESCRIBE(RecordFinding, title, source, discovered_at, jurisdiction_determined_at, place,
                  location, item, item_reason, party, facts, provisions, urgency, in_progress,
                  origin)

/// Finder before sending; receiver or S may upgrade afterwards.  [3.1.1-c]
struct MarkUrgent {
  static constexpr std::string_view name = "mark_urgent";
  UrgencyReason reason = UrgencyReason::personal_or_public_safety;
  std::optional<Instant> became_urgent_at;  // default: when the act occurred; ≥ discovered_at
};
LIANDONG_DESCRIBE(MarkUrgent, reason, became_urgent_at)

/// The head confirms or, before sending only, declines a declared urgency.
struct ConfirmUrgency {
  static constexpr std::string_view name = "confirm_urgency";
  bool confirmed = true;
  Text reason;  // required if not confirmed
};
LIANDONG_DESCRIBE(ConfirmUrgency, confirmed, reason)

struct RecordDissuasion {
  static constexpr std::string_view name = "record_dissuasion";
  Instant dissuaded_at;
  Text location;
  Text manner;  // how: oral, written order, on-site …
  DissuasionResult result = DissuasionResult::not_stopped;
  std::vector<Officer> officers;  // two expected; one is warned about, not refused
};
LIANDONG_DESCRIBE(RecordDissuasion, dissuaded_at, location, manner, result, officers)

struct TellCompetentUnit {
  static constexpr std::string_view name = "tell_competent_unit";
  UnitId unit;
  Instant told_at;
  Channel channel = Channel::telephone;
  PersonalText person;  // who took the call; may be empty for platform
  Text message;         // may be empty
};
LIANDONG_DESCRIBE(TellCompetentUnit, unit, told_at, channel, person, message)

/// The clock starts at jurisdiction_determined_at instead of discovered_at; both stay visible (Q1).
struct ApproveLaterStart {
  static constexpr std::string_view name = "approve_later_start";
  Text reason;
};
LIANDONG_DESCRIBE(ApproveLaterStart, reason)

struct DismissFinding {
  static constexpr std::string_view name = "dismiss_finding";
  static constexpr bool needs_confirmation = true;
  DismissalGround ground = DismissalGround::own_competence;
  Text reason;
  MatterId duplicate_of;  // required for duplicate
};
LIANDONG_DESCRIBE(DismissFinding, ground, reason, duplicate_of)

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

/// The written material of the complaint that the case came from, without what names who
/// complained.  [3.2.1-d, 3.1.2-b]
struct TakeMaterials {
  static constexpr std::string_view name = "take_materials";
  static constexpr bool by_platform = true;
  std::vector<Material> materials;
};
LIANDONG_DESCRIBE(TakeMaterials, materials)

/// Before sending only; the event stays in the log.
struct RemoveMaterial {
  static constexpr std::string_view name = "remove_material";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(RemoveMaterial, material, reason)

/// Sends the case to the competent unit: freezes number and data, discharges the duty to transfer.
struct Issue {
  static constexpr std::string_view name = "issue";
  static constexpr bool needs_confirmation = true;
  static constexpr bool sends_outward = true;
  UnitId receiver;
  UnitId signatory;      // the unit in whose name; empty = the acting unit  [3.1.3]
  Text override_reason;  // required if receiver is not the competent unit
  bool redaction_confirmed = false;
  bool personal_data_reviewed = false;  // required if the scan found something
  Text measures_taken;                  // 已采取措施; may be empty
  PersonalText contact;                 // 联系人及电话
};
LIANDONG_DESCRIBE(Issue, receiver, signatory, override_reason, redaction_confirmed,
                  personal_data_reviewed, measures_taken, contact)

struct CompleteMaterials {
  static constexpr std::string_view name = "complete_materials";
};
LIANDONG_DESCRIBE(CompleteMaterials)

/// Before receipt only; the matter returns to `found` with its original clock.
struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Withdraw, reason)

/// Custody moves.
struct Receive {
  static constexpr std::string_view name = "receive";
};
LIANDONG_DESCRIBE(Receive)

struct Accept {
  static constexpr std::string_view name = "accept";
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(Accept, comment)

/// Once per transfer; never a ground for not receiving.
struct RequestSupplement {
  static constexpr std::string_view name = "request_supplement";
  std::vector<MaterialKind> missing;  // 1–4, distinct
  Text explanation;
};
LIANDONG_DESCRIBE(RequestSupplement, missing, explanation)

struct Supply {
  static constexpr std::string_view name = "supply";
  Text comment;
};
LIANDONG_DESCRIBE(Supply, comment)

/// Jurisdiction objection with legal reasons; the dispute opens.
struct Object {
  static constexpr std::string_view name = "object";
  static constexpr bool needs_confirmation = true;
  Text reasons;
  Text legal_basis;
  UnitId proposed_unit;  // the unit it thinks competent; may be empty
};
LIANDONG_DESCRIBE(Object, reasons, legal_basis, proposed_unit)

/// S consents to an objection on new facts after acceptance.
struct ConsentToObjection {
  static constexpr std::string_view name = "consent_to_objection";
  Text reason;
};
LIANDONG_DESCRIBE(ConsentToObjection, reason)

struct ObjectOnNewFacts {
  static constexpr std::string_view name = "object_on_new_facts";
  static constexpr bool needs_confirmation = true;
  Text new_facts;
  Text legal_basis;
  UnitId proposed_unit;
};
LIANDONG_DESCRIBE(ObjectOnNewFacts, new_facts, legal_basis, proposed_unit)

/// S names the interim responsible unit while jurisdiction is in dispute (Q9).
struct AssignInterim {
  static constexpr std::string_view name = "assign_interim";
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(AssignInterim, unit, reason)

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

struct RecordExecution {
  static constexpr std::string_view name = "record_execution";
  Instant executed_at;
  Text summary;
};
LIANDONG_DESCRIBE(RecordExecution, executed_at, summary)

/// Tells the sender the result; concludes.
struct ReportResult {
  static constexpr std::string_view name = "report_result";
  static constexpr bool needs_confirmation = true;
  Text summary;
};
LIANDONG_DESCRIBE(ReportResult, summary)

/// 更正. Exactly one of instant and text, by field; head's approval if a clock moves.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::facts;
  std::optional<Instant> instant;
  Text text;
  PersonalText personal;  // for party_name
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, instant, text, personal, reason)

using common::RecordRenderedLetter;

using Command =
    std::variant<RecordFinding, MarkUrgent, ConfirmUrgency, RecordDissuasion, TellCompetentUnit,
                 ApproveLaterStart, DismissFinding, AttachMaterial, RemoveMaterial, Issue,
                 CompleteMaterials, Withdraw, Receive, Accept, RequestSupplement, Supply, Object,
                 ConsentToObjection, ObjectOnNewFacts, AssignInterim, DecideFiling, RecordOutcome,
                 RecordExecution, ReportResult, Correct, MarkSuspectedCrime, AwaitDispute,
                 ContinueAtUnit, TakeEvidence, TakeMaterials, NoteReferral, EndSuspicion,
                 RecordRenderedLetter>;

}  // namespace liandong::case_transfer
