// Every duty a consultation ever gave rise to, computed from its state.
#include "systems/joint_enforcement/consultation/domain/duties.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"

#include <array>

namespace liandong::consultation {
namespace {

using common::DutyInfo;

constexpr DutyInfo hold_duty{"hold", "sender", "public",        "scheduled", "",
                             "",     "",       Basis::internal, "3.4.1-e"};
constexpr DutyInfo sign_duty{"sign_in", "receiver", "sender",        "scheduled", "",
                             "",        "",         Basis::internal, "3.4.1-e"};
constexpr DutyInfo resolve_duty{
    "resolve", "sender",        "public",           "held", "", "consultation.resolve",
    "5wd",     Basis::internal, "3.4.1-e / 3.4.2-a"};
constexpr DutyInfo task_duty{"task",
                             "receiver",
                             "sender",
                             "resolved or returned",
                             "",
                             "",
                             "",
                             Basis::internal,
                             "3.4.1-b / 3.4.1-c / 3.4.1-d / 3.4.2-a"};

constexpr std::array table{hold_duty, sign_duty, resolve_duty, task_duty};

// What the notice calls a topic for consultation.  [3.4.1-b, 3.4.1-c, 3.4.1-d]
std::string_view clause_of(TopicKind kind) {
  switch (kind) {
    case TopicKind::common_problem:
    case TopicKind::hot_problem:
    case TopicKind::focal_problem:
    case TopicKind::difficult_problem:
      return "3.4.1-b";
    case TopicKind::management:
    case TopicKind::application_of_law:
      return "3.4.1-c";
    case TopicKind::major_joint_action:
      return "3.4.1-d";
  }
  return {};
}

class Builder {
 public:
  Builder(const Meeting& meeting, const Targets& targets, const WorkCalendar& calendar)
      : meeting_(meeting), rows_(targets, calendar, meeting.closed_at) {}

  std::vector<Obligation> build() {
    meeting();
    tasks();
    return std::move(rows_).take();
  }

 private:
  void meeting();
  void tasks();
  [[nodiscard]] bool is_special() const { return meeting_.kind == MeetingKind::special; }

  const Meeting& meeting_;
  common::DutyRows rows_;
};

// Held, attended, and brought to a conclusion.  [3.4.1-e, 3.4.2-a]
void Builder::meeting() {
  Obligation hold = rows_.row(hold_duty, 1, meeting_.convener, {}, meeting_.scheduled_at);
  hold.discharged_at = meeting_.held_at;
  rows_.add(std::move(hold));
  std::size_t n = 0;
  for (const Participant& one : meeting_.participants) {
    Obligation row = rows_.row(sign_duty, ++n, one.unit, meeting_.convener, one.expected_at);
    row.discharged_at = one.signed_in_at;
    if (one.absent) row.superseded_at = meeting_.held_at;
    rows_.add(std::move(row));
  }
  if (!meeting_.held_at) return;
  DutyInfo info = resolve_duty;
  info.clause = is_special() ? "3.4.2-a" : "3.4.1-e";
  Obligation row = rows_.row(info, 1, meeting_.convener, {}, *meeting_.held_at);
  row.discharged_at = meeting_.resolved_at;
  rows_.add(std::move(row));
}

// Who does what by when; the day was agreed, so it is a target and no legal period.
void Builder::tasks() {
  std::size_t n = 0;
  for (const Task& task : meeting_.tasks) {
    const std::size_t topic = static_cast<std::size_t>(task.topic);
    DutyInfo info = task_duty;
    info.clause = topic == 0 ? "3.4.1-d" : clause_of(meeting_.topics[topic - 1].kind);
    if (is_special()) info.clause = "3.4.2-a";
    Obligation row = rows_.row(info, ++n, task.debtor, meeting_.convener, task.owed_since);
    row.target_before = task.due_before;
    row.discharged_at = task.reported_at;
    row.superseded_at = task.dropped_at;
    rows_.add(std::move(row));
  }
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Meeting& meeting, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(meeting, targets, calendar).build();
}

}  // namespace liandong::consultation
