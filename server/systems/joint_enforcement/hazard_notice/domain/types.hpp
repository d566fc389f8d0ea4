// hazard_notice (隐患通知, 三（四）): its stages, commands and the words they use.
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

namespace liandong::hazard_notice {

/// That of the department which is furthest behind; each department has a status of its own.
enum class Stage : std::uint8_t {
  found,       // 待通知
  notified,    // 已通知待响应
  responded,   // 已响应待派员
  dispatched,  // 已派员待到场
  arrived,     // 已到场处理中
  refused,     // 不予处理
  reported,    // 已报告市政府
  instructed,  // 市政府已批示
  handled,     // 已处理
  dropped      // 已终止
};
LIANDONG_DESCRIBE_ENUM(Stage, found, notified, responded, dispatched, arrived, refused, reported,
                       instructed, handled, dropped)

enum class HazardKind : std::uint8_t {
  public_order,    // 重大治安隐患
  safety,          // 重大安全隐患
  other_violation  // 涉及其他部门管辖的其他违法行为
};
LIANDONG_DESCRIBE_ENUM(HazardKind, public_order, safety, other_violation)

enum class Channel : std::uint8_t { platform, telephone, in_person };
LIANDONG_DESCRIBE_ENUM(Channel, platform, telephone, in_person)

enum class HandlingResult : std::uint8_t {
  eliminated,        // 隐患已消除
  measures_ordered,  // 已责令整改
  not_found          // 到场未发现隐患
};
LIANDONG_DESCRIBE_ENUM(HandlingResult, eliminated, measures_ordered, not_found)

enum class MaterialKind : std::uint8_t { scene_record, notice_record, handling_record, other };
LIANDONG_DESCRIBE_ENUM(MaterialKind, scene_record, notice_record, handling_record, other)

enum class CorrectableField : std::uint8_t { discovered_at, title, location, facts, danger };
LIANDONG_DESCRIBE_ENUM(CorrectableField, discovered_at, title, location, facts, danger)

struct Officer {
  PersonalText name;
  std::string certificate;  // 执法证号; may be empty
  friend bool operator==(const Officer&, const Officer&) = default;
};
LIANDONG_DESCRIBE(Officer, name, certificate)

// ---- Commands of the finding unit ----

/// Opens the matter and, for each department named, the duty to notify it at once.  [3.4.2-b]
struct RecordHazard {
  static constexpr std::string_view name = "record_hazard";
  Text title;  // 1–200 characters
  HazardKind kind = HazardKind::safety;
  Instant discovered_at;  // 发现时间, never in the future
  PlaceCode place;
  Text location;                    // may be empty
  PersonalText party;               // 当事人; may be empty
  Text facts;                       // what was seen
  Text danger;                      // what may happen
  std::vector<UnitId> departments;  // those to be notified, the police included; 1–10
};
LIANDONG_DESCRIBE(RecordHazard, title, kind, discovered_at, place, location, party, facts, danger,
                  departments)

/// The hazard is gone or was none; the head answers for it and S sees the list.
struct DropHazard {
  static constexpr std::string_view name = "drop_hazard";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(DropHazard, reason)

struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::scene_record;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// 立即通知. Without departments: all that are still to be notified.  [3.4.2-b]
struct Notify {
  static constexpr std::string_view name = "notify";
  std::vector<UnitId> departments;  // at most 10; may name one more than was recorded
  Channel channel = Channel::platform;
  Instant notified_at;
  PersonalText recipient;  // who took the notice; may be empty on the platform
};
LIANDONG_DESCRIBE(Notify, departments, channel, notified_at, recipient)

/// 催告: silence after it counts towards the report.  [3.4.2-d]
struct Remind {
  static constexpr std::string_view name = "remind";
  UnitId department;
  Channel channel = Channel::platform;
  Text content;
};
LIANDONG_DESCRIBE(Remind, department, channel, content)

/// The reasons hold: the department is excused.  [3.4.2-d]
struct AcceptReasons {
  static constexpr std::string_view name = "accept_reasons";
  static constexpr bool needs_confirmation = true;
  UnitId department;
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(AcceptReasons, department, comment)

/// The reasons do not hold: the department still owes everything, the report may follow.  [3.4.2-d]
struct RejectReasons {
  static constexpr std::string_view name = "reject_reasons";
  UnitId department;
  Text reason;
};
LIANDONG_DESCRIBE(RejectReasons, department, reason)

/// On every department for which both conditions hold.  [3.4.2-d]
struct ReportToGovernment {
  static constexpr std::string_view name = "report_to_government";
  static constexpr bool needs_confirmation = true;
  UnitId signatory;  // the unit in whose name; empty = the acting unit  [3.1.3]
  Text harm;         // what the hazard does meanwhile
  Text request;      // what the government is asked to do
  PersonalText contact;
};
LIANDONG_DESCRIBE(ReportToGovernment, signatory, harm, request, contact)

/// 更正. Exactly one of instant and text, by field; the head's if a clock moves.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::facts;
  std::optional<Instant> instant;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, instant, text, reason)

// ---- Commands of a notified department ----

struct Respond {
  static constexpr std::string_view name = "respond";
  Text comment;  // may be empty
};
LIANDONG_DESCRIBE(Respond, comment)

/// Officers leave for the place; also an answer if there was none.  [3.4.2-c]
struct Dispatch {
  static constexpr std::string_view name = "dispatch";
  Instant dispatched_at;
  std::vector<Officer> officers;  // two expected; one is warned about, not refused
};
LIANDONG_DESCRIBE(Dispatch, dispatched_at, officers)

struct Arrive {
  static constexpr std::string_view name = "arrive";
  Instant arrived_at;
};
LIANDONG_DESCRIBE(Arrive, arrived_at)

struct ReportHandling {
  static constexpr std::string_view name = "report_handling";
  static constexpr bool needs_confirmation = true;
  Instant handled_at;
  HandlingResult result = HandlingResult::eliminated;
  Text measures;
};
LIANDONG_DESCRIBE(ReportHandling, handled_at, result, measures)

/// 说明理由. Nothing ends with it: whether the reasons hold is for the finder to say.  [3.4.2-d]
struct Refuse {
  static constexpr std::string_view name = "refuse";
  static constexpr bool needs_confirmation = true;
  Text reasons;
  Text legal_basis;
};
LIANDONG_DESCRIBE(Refuse, reasons, legal_basis)

/// A refusal that names the right unit, which is to be notified at once.  [3.4.2-b, 3.4.2-d]
struct Redirect {
  static constexpr std::string_view name = "redirect";
  static constexpr bool needs_confirmation = true;
  UnitId proper_unit;
  Text reasons;
};
LIANDONG_DESCRIBE(Redirect, proper_unit, reasons)

struct AnswerInstruction {
  static constexpr std::string_view name = "answer_instruction";
  Text answer;
};
LIANDONG_DESCRIBE(AnswerInstruction, answer)

// ---- The municipal government ----

/// 批示: to every department of the report that has not dealt with the hazard.  [3.4.2-d]
struct Instruct {
  static constexpr std::string_view name = "instruct";
  static constexpr bool needs_confirmation = true;
  Text instruction;
  std::optional<Instant> answer_before;  // in the future; none = the target of the city
};
LIANDONG_DESCRIBE(Instruct, instruction, answer_before)

using common::RecordRenderedLetter;

using Command = std::variant<RecordHazard, DropHazard, AttachMaterial, Notify, Remind,
                             AcceptReasons, RejectReasons, ReportToGovernment, Correct, Respond,
                             Dispatch, Arrive, ReportHandling, Refuse, Redirect, AnswerInstruction,
                             Instruct, RecordRenderedLetter>;

}  // namespace liandong::hazard_notice
