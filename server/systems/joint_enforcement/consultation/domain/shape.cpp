// Fields present, within limits, not in the future.
#include "systems/joint_enforcement/consultation/domain/decide_each.hpp"
#include "systems/joint_enforcement/consultation/domain/limits.hpp"

#include <set>

namespace liandong::consultation {
namespace {

void check_topic(Checks& checks, const Text& content) {
  checks.required("topics.content", content, limits::reason);
}

void shape(Checks& checks, const Convene& command, const Context&) {
  const bool special = command.kind == MeetingKind::special;
  const std::set<UnitId> once(command.units.begin(), command.units.end());
  checks.required("title", command.title, limits::title);
  checks.refuse_if(command.kind == MeetingKind::regular && command.group.empty(),
                   CommonRefusal::field_required, "group");
  checks.length("units", command.units.size(), 1, limits::units);
  checks.refuse_if(once.contains(UnitId{}), CommonRefusal::field_required, "units");
  checks.refuse_if(once.size() != command.units.size(), CommonRefusal::list_entry_repeated,
                   "units");
  checks.length("topics", command.topics.size(), 1, limits::topics);
  for (const Topic& topic : command.topics) check_topic(checks, topic.content);
  checks.refuse_if(command.scheduled_at == Instant{}, CommonRefusal::field_required,
                   "scheduled_at");
  checks.required("place", command.place, limits::place);
  checks.optional("clue", command.clue, limits::long_text);
  checks.refuse_if(special && command.clue.empty(), CommonRefusal::field_required, "clue");
  checks.refuse_if(!special && !command.clue.empty(), CommonRefusal::field_not_allowed, "clue");
}

void shape(Checks& checks, const Reschedule& command, const Context&) {
  checks.refuse_if(command.scheduled_at == Instant{}, CommonRefusal::field_required,
                   "scheduled_at");
  checks.required("place", command.place, limits::place);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const Cancel& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const RecordMinutes& command, const Context& context) {
  checks.required("held_at", command.held_at, context);
  checks.required("minutes", command.minutes, limits::long_text);
}

void shape(Checks& checks, const Resolve& command, const Context&) {
  checks.required("conclusion", command.conclusion, limits::long_text);
  checks.length("tasks", command.tasks.size(), 0, limits::new_tasks);
  for (const NewTask& task : command.tasks) {
    checks.refuse_if(task.debtor.empty(), CommonRefusal::field_required, "tasks.debtor");
    checks.number("tasks.topic", task.topic, 0, static_cast<int>(limits::all_topics));
    checks.required("tasks.content", task.content, limits::reason);
    checks.refuse_if(task.due_before == Instant{}, CommonRefusal::field_required,
                     "tasks.due_before");
  }
}

void shape(Checks& checks, const DropTask& command, const Context&) {
  checks.required("task", command.task, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

std::uint32_t corrected_length(CorrectableField field) {
  switch (field) {
    case CorrectableField::title:
      return limits::title;
    case CorrectableField::place:
      return limits::place;
    case CorrectableField::minutes:
      return limits::long_text;
  }
  return 0;
}

void shape(Checks& checks, const Correct& command, const Context&) {
  checks.required("text", command.text, corrected_length(command.field));
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const AddTopic& command, const Context&) {
  checks.required("content", command.content, limits::reason);
}

void shape(Checks& checks, const SignIn& command, const Context&) {
  checks.required("attendees", command.attendees, limits::attendees);
}

void shape(Checks& checks, const ReportTask& command, const Context&) {
  checks.required("task", command.task, id_bytes_max);
  checks.required("result", command.result, limits::reason);
}

void shape(Checks& checks, const AttachMaterial& command, const Context&) {
  checks.refuse_if(command.file.empty(), CommonRefusal::field_required, "file");
  checks.required("file_name", command.file_name, limits::file_name);
  checks.number("copies", command.copies, 1, limits::copies);
  checks.number("pages", command.pages, 1, limits::pages);
}

// What is returned says why, and until when it is owed again.
void shape(Checks& checks, const ConfirmTask& command, const Context&) {
  checks.required("task", command.task, id_bytes_max);
  checks.optional("comment", command.comment, limits::reason);
  checks.refuse_if(!command.accepted && command.comment.empty(), CommonRefusal::field_required,
                   "comment");
  checks.refuse_if(!command.accepted && !command.due_before, CommonRefusal::field_required,
                   "due_before");
  checks.refuse_if(command.accepted && command.due_before, CommonRefusal::field_not_allowed,
                   "due_before");
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::consultation
