// What can happen to a consultation. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/joint_enforcement/consultation/domain/types.hpp"

namespace liandong::consultation {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::minutes;
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

struct Convened {
  static constexpr std::string_view type = "consultation.convened.v1";
  static constexpr std::string_view clauses[] = {"3.4.1-a", "3.4.1-e"};
  UnitId convener;
  UnitId drafting_office;  // office of the convener; empty = the convener itself
  UnitId coordinating_office;
  Convene meeting;
};
LIANDONG_DESCRIBE(Convened, convener, drafting_office, coordinating_office, meeting)

struct Rescheduled {
  static constexpr std::string_view type = "consultation.rescheduled.v1";
  Reschedule change;
};
LIANDONG_DESCRIBE(Rescheduled, change)

struct Cancelled {
  static constexpr std::string_view type = "consultation.cancelled.v1";
  Text reason;
};
LIANDONG_DESCRIBE(Cancelled, reason)

struct MinutesRecorded {
  static constexpr std::string_view type = "consultation.minutes_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.4.1-e"};
  Instant held_at;
  Text minutes;
  MatterId group;  // of which this was the regular meeting; may be empty
};
LIANDONG_DESCRIBE(MinutesRecorded, held_at, minutes, group)

struct Resolved {
  static constexpr std::string_view type = "consultation.resolved.v1";
  static constexpr std::string_view clauses[] = {"3.4.1-b", "3.4.1-c", "3.4.1-d"};
  std::string first_task;  // fresh id; those of the tasks are made from it
  Resolve resolution;
};
LIANDONG_DESCRIBE(Resolved, first_task, resolution)

struct TaskDropped {
  static constexpr std::string_view type = "consultation.task_dropped.v1";
  std::string task;
  Text reason;
};
LIANDONG_DESCRIBE(TaskDropped, task, reason)

struct Corrected {
  static constexpr std::string_view type = "consultation.corrected.v1";
  Correct correction;
};
LIANDONG_DESCRIBE(Corrected, correction)

struct TopicAdded {
  static constexpr std::string_view type = "consultation.topic_added.v1";
  UnitId unit;
  Topic topic;
};
LIANDONG_DESCRIBE(TopicAdded, unit, topic)

struct SignedIn {
  static constexpr std::string_view type = "consultation.signed_in.v1";
  UnitId unit;
  PersonalText attendees;
};
LIANDONG_DESCRIBE(SignedIn, unit, attendees)

struct TaskReported {
  static constexpr std::string_view type = "consultation.task_reported.v1";
  std::string task;
  Text result;
};
LIANDONG_DESCRIBE(TaskReported, task, result)

struct TaskConfirmed {
  static constexpr std::string_view type = "consultation.task_confirmed.v1";
  std::string task;
  Text comment;
};
LIANDONG_DESCRIBE(TaskConfirmed, task, comment)

struct TaskReturned {
  static constexpr std::string_view type = "consultation.task_returned.v1";
  std::string task;
  std::string again;  // fresh id of the task that is owed in its place
  Text comment;
  Instant due_before;
};
LIANDONG_DESCRIBE(TaskReturned, task, again, comment, due_before)

struct MaterialAttached {
  static constexpr std::string_view type = "consultation.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

using Event = std::variant<Convened, Rescheduled, Cancelled, MinutesRecorded, Resolved, TaskDropped,
                           Corrected, TopicAdded, SignedIn, TaskReported, TaskConfirmed,
                           TaskReturned, MaterialAttached>;

}  // namespace liandong::consultation
