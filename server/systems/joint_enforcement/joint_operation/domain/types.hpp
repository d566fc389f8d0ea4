// joint_operation (联合执法行动, 三（四）): its stages, commands and the words they use.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::joint_operation {

enum class Stage : std::uint8_t {
  planned,      // 待确认参与
  confirmed,    // 已确认待开展
  carried_out,  // 已开展待报告
  concluded,    // 已办结
  cancelled     // 已取消
};
LIANDONG_DESCRIBE_ENUM(Stage, planned, confirmed, carried_out, concluded, cancelled)

enum class MaterialKind : std::uint8_t { plan, action_record, evidence, other };
LIANDONG_DESCRIBE_ENUM(MaterialKind, plan, action_record, evidence, other)

enum class CorrectableField : std::uint8_t { title, target, location, division };
LIANDONG_DESCRIBE_ENUM(CorrectableField, title, target, location, division)

struct Officer {
  PersonalText name;
  std::string certificate;  // 执法证号; may be empty
  friend bool operator==(const Officer&, const Officer&) = default;
};
LIANDONG_DESCRIBE(Officer, name, certificate)

// ---- Commands of the organiser ----

/// 联合执法方案, from a special meeting or directly.  [3.4.2-a]
struct Plan {
  static constexpr std::string_view name = "plan";
  Text title;        // 1–200 characters
  MatterId meeting;  // the special meeting it comes from; may be empty
  Text target;       // 检查对象
  PlaceCode place;
  Text location;              // may be empty
  Instant planned_at;         // when it is to begin
  std::vector<UnitId> units;  // who is asked to take part beside the organiser; 1–30
  Text division;              // 分工
};
LIANDONG_DESCRIBE(Plan, title, meeting, target, place, location, planned_at, units, division)

struct ChangePlan {
  static constexpr std::string_view name = "change_plan";
  Instant planned_at;
  Text division;
  Text reason;
};
LIANDONG_DESCRIBE(ChangePlan, planned_at, division, reason)

struct InviteUnit {
  static constexpr std::string_view name = "invite_unit";
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(InviteUnit, unit, reason)

/// 行动记录. Each unit that took part owes its results from the end on.  [3.4.2-a]
struct RecordAction {
  static constexpr std::string_view name = "record_action";
  Instant began_at;
  Instant ended_at;
  Text record;
};
LIANDONG_DESCRIBE(RecordAction, began_at, ended_at, record)

struct Conclude {
  static constexpr std::string_view name = "conclude";
  static constexpr bool needs_confirmation = true;
  Text summary;
};
LIANDONG_DESCRIBE(Conclude, summary)

struct Cancel {
  static constexpr std::string_view name = "cancel";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Cancel, reason)

/// 更正.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::target;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, text, reason)

// ---- Commands of the units that take part ----

struct ConfirmParticipation {
  static constexpr std::string_view name = "confirm_participation";
  std::vector<Officer> officers;  // two expected; one is warned about, not refused
};
LIANDONG_DESCRIBE(ConfirmParticipation, officers)

struct DeclineParticipation {
  static constexpr std::string_view name = "decline_participation";
  static constexpr bool needs_confirmation = true;
  Text reasons;
};
LIANDONG_DESCRIBE(DeclineParticipation, reasons)

/// The officers of the acting unit, the organiser's too; those named before no longer count.
struct NameOfficers {
  static constexpr std::string_view name = "name_officers";
  std::vector<Officer> officers;
};
LIANDONG_DESCRIBE(NameOfficers, officers)

/// What the acting unit found and did.  [3.4.2-a]
struct RecordResult {
  static constexpr std::string_view name = "record_result";
  Text findings;
  Text measures;
};
LIANDONG_DESCRIBE(RecordResult, findings, measures)

/// A case that came out of it, by number or matter.  [3.4.2-a]
struct AddCase {
  static constexpr std::string_view name = "add_case";
  std::string case_number;
  MatterId case_matter;
  Text note;  // may be empty
};
LIANDONG_DESCRIBE(AddCase, case_number, case_matter, note)

struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::action_record;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

using Command = std::variant<Plan, ChangePlan, InviteUnit, RecordAction, Conclude, Cancel, Correct,
                             ConfirmParticipation, DeclineParticipation, NameOfficers, RecordResult,
                             AddCase, AttachMaterial>;

}  // namespace liandong::joint_operation
