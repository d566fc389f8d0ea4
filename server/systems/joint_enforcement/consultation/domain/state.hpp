// The state of one consultation: what its events have made of it.
#pragma once

#include "systems/joint_enforcement/consultation/domain/events.hpp"

namespace liandong::consultation {

struct Participant {
  UnitId unit;
  Instant expected_at;  // when the meeting was called for
  std::optional<Instant> signed_in_at;
  PersonalText attendees;
  bool absent = false;  // had not signed in when the minutes were recorded
  friend bool operator==(const Participant&, const Participant&) = default;
};
LIANDONG_DESCRIBE(Participant, unit, expected_at, signed_in_at, attendees, absent)

struct Task {
  std::string id;
  UnitId debtor;
  int topic = 0;
  Text content;
  Instant owed_since;
  Instant due_before;
  std::optional<Instant> reported_at;
  Text result;
  std::optional<Instant> confirmed_at;
  std::optional<Instant> returned_at;  // another task stands in its place
  Text comment;
  std::optional<Instant> dropped_at;
  Text drop_reason;
  friend bool operator==(const Task&, const Task&) = default;
};
LIANDONG_DESCRIBE(Task, id, debtor, topic, content, owed_since, due_before, reported_at, result,
                  confirmed_at, returned_at, comment, dropped_at, drop_reason)

struct Meeting {
  Stage stage = Stage::convened;
  UnitId convener;
  UnitId drafting_office;
  UnitId coordinating_office;
  Text title;
  MeetingKind kind = MeetingKind::ad_hoc;
  MatterId group;
  std::vector<Participant> participants;
  std::vector<Topic> topics;
  Instant convened_at;
  Instant scheduled_at;
  Text place;
  Text clue;
  MatterId clue_matter;
  std::optional<Instant> held_at;
  Text minutes;
  std::optional<Instant> resolved_at;
  Text conclusion;
  std::vector<Task> tasks;
  std::vector<Material> materials;
  std::optional<Instant> cancelled_at;
  Text cancel_reason;
  std::optional<Instant> closed_at;  // when nothing was owed any more
  friend bool operator==(const Meeting&, const Meeting&) = default;
};
LIANDONG_DESCRIBE(Meeting, stage, convener, drafting_office, coordinating_office, title, kind,
                  group, participants, topics, convened_at, scheduled_at, place, clue, clue_matter,
                  held_at, minutes, resolved_at, conclusion, tasks, materials, cancelled_at,
                  cancel_reason, closed_at)

[[nodiscard]] const Participant* participant_of(const Meeting& meeting, UnitId unit);
[[nodiscard]] const Task* task_of(const Meeting& meeting, std::string_view id);
[[nodiscard]] bool is_open(const Task& task);
/// Reported, and neither confirmed nor returned.
[[nodiscard]] bool awaits_confirmation(const Task& task);
[[nodiscard]] UnitId custodian(const Meeting& meeting);
/// True if the unit is the convener or the office of it that drafted.
[[nodiscard]] bool convenes(const Meeting& meeting, UnitId unit);

}  // namespace liandong::consultation
