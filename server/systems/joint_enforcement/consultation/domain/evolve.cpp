// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"

#include <algorithm>

namespace liandong::consultation {
namespace {

Meeting opened(const Convened& event, const Stamp& stamp) {
  const Convene& notice = event.meeting;
  Meeting meeting;
  meeting.convener = event.convener;
  meeting.drafting_office = event.drafting_office;
  meeting.coordinating_office = event.coordinating_office;
  meeting.title = notice.title;
  meeting.kind = notice.kind;
  meeting.group = notice.group;
  meeting.topics = notice.topics;
  meeting.convened_at = stamp.occurred_at;
  meeting.scheduled_at = notice.scheduled_at;
  meeting.place = notice.place;
  meeting.clue = notice.clue;
  meeting.clue_matter = notice.clue_matter;
  for (const UnitId unit : notice.units) {
    meeting.participants.push_back({unit, notice.scheduled_at, {}, {}, false});
  }
  return meeting;
}

Task& task_in(Meeting& meeting, std::string_view id) {
  const auto found = std::find_if(meeting.tasks.begin(), meeting.tasks.end(),
                                  [&](const Task& one) { return one.id == id; });
  LIANDONG_CHECK(found != meeting.tasks.end());
  return *found;
}

Task task_from(std::string id, const NewTask& wanted, Instant since) {
  Task task;
  task.id = std::move(id);
  task.debtor = wanted.debtor;
  task.topic = wanted.topic;
  task.content = wanted.content;
  task.owed_since = since;
  task.due_before = wanted.due_before;
  return task;
}

void apply(Meeting&, const Convened&, Instant) { LIANDONG_CHECK(false); }

void apply(Meeting& meeting, const Rescheduled& event, Instant) {
  meeting.scheduled_at = event.change.scheduled_at;
  meeting.place = event.change.place;
  for (Participant& one : meeting.participants) {
    if (!one.signed_in_at) one.expected_at = event.change.scheduled_at;
  }
}

void apply(Meeting& meeting, const Cancelled& event, Instant at) {
  meeting.stage = Stage::cancelled;
  meeting.cancelled_at = at;
  meeting.cancel_reason = event.reason;
}

void apply(Meeting& meeting, const MinutesRecorded& event, Instant) {
  meeting.stage = Stage::held;
  meeting.held_at = event.held_at;
  meeting.minutes = event.minutes;
  for (Participant& one : meeting.participants) one.absent = !one.signed_in_at;
}

void apply(Meeting& meeting, const Resolved& event, Instant at) {
  meeting.stage = Stage::resolved;
  meeting.resolved_at = at;
  meeting.conclusion = event.resolution.conclusion;
  for (const NewTask& wanted : event.resolution.tasks) {
    const std::string id = event.first_task + "." + std::to_string(meeting.tasks.size() + 1);
    meeting.tasks.push_back(task_from(id, wanted, at));
  }
}

void apply(Meeting& meeting, const TaskDropped& event, Instant at) {
  Task& task = task_in(meeting, event.task);
  task.dropped_at = at;
  task.drop_reason = event.reason;
}

void apply(Meeting& meeting, const Corrected& event, Instant) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::title:
      meeting.title = correction.text;
      break;
    case CorrectableField::place:
      meeting.place = correction.text;
      break;
    case CorrectableField::minutes:
      meeting.minutes = correction.text;
      break;
  }
}

void apply(Meeting& meeting, const TopicAdded& event, Instant) {
  meeting.topics.push_back(event.topic);
}

void apply(Meeting& meeting, const SignedIn& event, Instant at) {
  for (Participant& one : meeting.participants) {
    if (one.unit != event.unit) continue;
    one.signed_in_at = at;
    one.attendees = event.attendees;
  }
}

void apply(Meeting& meeting, const TaskReported& event, Instant at) {
  Task& task = task_in(meeting, event.task);
  task.reported_at = at;
  task.result = event.result;
}

void apply(Meeting& meeting, const TaskConfirmed& event, Instant at) {
  Task& task = task_in(meeting, event.task);
  task.confirmed_at = at;
  task.comment = event.comment;
}

void apply(Meeting& meeting, const TaskReturned& event, Instant at) {
  Task& task = task_in(meeting, event.task);
  task.returned_at = at;
  task.comment = event.comment;
  const NewTask again{task.debtor, task.topic, task.content, event.due_before};
  meeting.tasks.push_back(task_from(event.again, again, at));
}

void apply(Meeting& meeting, const MaterialAttached& event, Instant) {
  meeting.materials.push_back(event.material);
}

}  // namespace

Meeting evolve(const Meeting* meeting, const Event& event, const Stamp& stamp) {
  if (const auto* convened = std::get_if<Convened>(&event)) {
    LIANDONG_CHECK(meeting == nullptr);
    return opened(*convened, stamp);
  }
  LIANDONG_CHECK(meeting != nullptr);
  Meeting next = *meeting;
  std::visit([&](const auto& one) { apply(next, one, stamp.occurred_at); }, event);
  if (!closed(next)) next.closed_at.reset();
  if (closed(next) && !next.closed_at) next.closed_at = stamp.occurred_at;
  return next;
}

}  // namespace liandong::consultation
