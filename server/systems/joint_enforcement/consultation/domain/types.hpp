// consultation (联合执法协商会议, 三（四）): its stages, commands and the words they use.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::consultation {

enum class Stage : std::uint8_t {
  convened,  // 已通知待召开
  held,      // 已召开待议定
  resolved,  // 已议定
  cancelled  // 已取消
};
LIANDONG_DESCRIBE_ENUM(Stage, convened, held, resolved, cancelled)

enum class MeetingKind : std::uint8_t {
  regular,  // 例会: of a standing group  [3.4.1-e]
  ad_hoc,   // 临时会议: as the work requires  [3.4.1-e]
  special   // 专题会议: on a clue to a major case  [3.4.2-a]
};
LIANDONG_DESCRIBE_ENUM(MeetingKind, regular, ad_hoc, special)

enum class TopicKind : std::uint8_t {
  common_problem,      // 普遍性问题  [3.4.1-b]
  hot_problem,         // 热点问题  [3.4.1-b]
  focal_problem,       // 焦点问题  [3.4.1-b]
  difficult_problem,   // 难点问题  [3.4.1-b]
  management,          // 管理问题  [3.4.1-c]
  application_of_law,  // 法律适用问题  [3.4.1-c]
  major_joint_action   // 重大联动执法  [3.4.1-d]
};
LIANDONG_DESCRIBE_ENUM(TopicKind, common_problem, hot_problem, focal_problem, difficult_problem,
                       management, application_of_law, major_joint_action)

enum class MaterialKind : std::uint8_t { agenda, sign_in_sheet, minutes, task_result, other };
LIANDONG_DESCRIBE_ENUM(MaterialKind, agenda, sign_in_sheet, minutes, task_result, other)

enum class CorrectableField : std::uint8_t { title, place, minutes };
LIANDONG_DESCRIBE_ENUM(CorrectableField, title, place, minutes)

struct Topic {
  TopicKind kind = TopicKind::common_problem;
  Text content;  // 1–2,000 characters
  friend bool operator==(const Topic&, const Topic&) = default;
};
LIANDONG_DESCRIBE(Topic, kind, content)

struct NewTask {
  UnitId debtor;
  int topic = 0;  // number of the topic it comes from; 0 = of none
  Text content;
  Instant due_before;  // in the future
  friend bool operator==(const NewTask&, const NewTask&) = default;
};
LIANDONG_DESCRIBE(NewTask, debtor, topic, content, due_before)

// ---- Commands of the convener ----

/// 会议通知. Regular or as the work requires, or special on a clue to a major case.
/// [3.4.1-a, 3.4.1-e, 3.4.2-a]
struct Convene {
  static constexpr std::string_view name = "convene";
  Text title;  // 1–200 characters
  MeetingKind kind = MeetingKind::ad_hoc;
  MatterId group;             // the standing group; required for a regular meeting
  std::vector<UnitId> units;  // who is invited beside the convener; 1–60
  std::vector<Topic> topics;  // 1–20
  Instant scheduled_at;
  Text place;
  Text clue;             // required for a special meeting, and only there
  MatterId clue_matter;  // the matter the clue comes from; may be empty
};
LIANDONG_DESCRIBE(Convene, title, kind, group, units, topics, scheduled_at, place, clue,
                  clue_matter)

struct Reschedule {
  static constexpr std::string_view name = "reschedule";
  Instant scheduled_at;
  Text place;
  Text reason;
};
LIANDONG_DESCRIBE(Reschedule, scheduled_at, place, reason)

struct Cancel {
  static constexpr std::string_view name = "cancel";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Cancel, reason)

/// 会议纪要: the meeting was held; who did not sign in was absent.
struct RecordMinutes {
  static constexpr std::string_view name = "record_minutes";
  Instant held_at;
  Text minutes;
};
LIANDONG_DESCRIBE(RecordMinutes, held_at, minutes)

/// 议定事项: what was agreed, and who does what by when.  [3.4.1-b, 3.4.1-c, 3.4.1-d]
struct Resolve {
  static constexpr std::string_view name = "resolve";
  static constexpr bool needs_confirmation = true;
  Text conclusion;
  std::vector<NewTask> tasks;  // at most 50; may be empty
};
LIANDONG_DESCRIBE(Resolve, conclusion, tasks)

struct DropTask {
  static constexpr std::string_view name = "drop_task";
  static constexpr bool needs_confirmation = true;
  std::string task;
  Text reason;
};
LIANDONG_DESCRIBE(DropTask, task, reason)

/// 更正.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::minutes;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, text, reason)

// ---- Commands of every participant ----

struct AddTopic {
  static constexpr std::string_view name = "add_topic";
  TopicKind kind = TopicKind::common_problem;
  Text content;
};
LIANDONG_DESCRIBE(AddTopic, kind, content)

struct SignIn {
  static constexpr std::string_view name = "sign_in";
  PersonalText attendees;  // 参会人员
};
LIANDONG_DESCRIBE(SignIn, attendees)

struct ReportTask {
  static constexpr std::string_view name = "report_task";
  std::string task;
  Text result;
};
LIANDONG_DESCRIBE(ReportTask, task, result)

struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::minutes;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

// ---- The coordinating office ----

/// 督办: the task is done, or is owed again by another day.
struct ConfirmTask {
  static constexpr std::string_view name = "confirm_task";
  std::string task;
  bool accepted = true;
  Text comment;                       // required if not accepted
  std::optional<Instant> due_before;  // the same; in the future
};
LIANDONG_DESCRIBE(ConfirmTask, task, accepted, comment, due_before)

using Command = std::variant<Convene, Reschedule, Cancel, RecordMinutes, Resolve, DropTask, Correct,
                             AddTopic, SignIn, ReportTask, AttachMaterial, ConfirmTask>;

}  // namespace liandong::consultation
