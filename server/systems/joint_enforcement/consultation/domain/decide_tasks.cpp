// What was agreed and what becomes of it: tasks, reports, confirmation by the coordinating office.
#include "systems/joint_enforcement/consultation/domain/decide_each.hpp"
#include "systems/joint_enforcement/consultation/domain/limits.hpp"

namespace liandong::consultation {
namespace {

constexpr std::string_view occurred = "occurred_at";

void check_open(Checks& checks, const Task* task, const Context& context) {
  checks.refuse_if(task != nullptr && !is_open(*task), Refusal::task_already_ended);
  checks.refuse_if(task == nullptr, Refusal::task_unknown, "task");
  if (task != nullptr) checks.not_before(occurred, context.occurred_at, task->owed_since);
}

bool acts_for(UnitId debtor, const Context& context) {
  if (context.actor.unit == debtor) return true;
  const std::optional<UnitFacts> facts = context.units.find(context.actor.unit);
  return facts && facts->parent == debtor;
}

}  // namespace

// 议定事项: each task has a debtor and a day.  [3.4.1-b, 3.4.1-c, 3.4.1-d]
Decision decide_one(const Meeting& meeting, const Resolve& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, *meeting.held_at);
  for (const NewTask& task : command.tasks) {
    standing(context.units).check_receiver(checks, task.debtor);
    checks.refuse_if(static_cast<std::size_t>(task.topic) > meeting.topics.size(),
                     Refusal::topic_unknown, "tasks.topic");
    checks.refuse_if(task.due_before <= context.occurred_at, Refusal::due_not_in_future,
                     "tasks.due_before", context.occurred_at);
  }
  return unless_refused(checks, Resolved{std::string(context.fresh_id), command});
}

Decision decide_one(const Meeting& meeting, const DropTask& command, const Context& context) {
  Checks checks;
  check_open(checks, task_of(meeting, command.task), context);
  return unless_refused(checks, TaskDropped{command.task, command.reason});
}

Decision decide_one(const Meeting& meeting, const ReportTask& command, const Context& context) {
  const Task* task = task_of(meeting, command.task);
  Checks checks;
  check_open(checks, task, context);
  checks.refuse_if(task != nullptr && !acts_for(task->debtor, context), Refusal::task_not_yours,
                   "task");
  return unless_refused(checks, TaskReported{command.task, command.result});
}

// S may confirm; what is not done is owed again by another day.
Decision decide_one(const Meeting& meeting, const ConfirmTask& command, const Context& context) {
  const Task* task = task_of(meeting, command.task);
  Checks checks;
  checks.refuse_if(task != nullptr && (task->confirmed_at || task->returned_at),
                   Refusal::task_already_ended);
  checks.refuse_if(task != nullptr && !task->reported_at, Refusal::task_not_reported);
  if (task != nullptr && task->reported_at) {
    checks.not_before(occurred, context.occurred_at, *task->reported_at);
  }
  checks.refuse_if(!command.accepted && meeting.tasks.size() >= limits::tasks,
                   CommonRefusal::too_many_records, "tasks", {}, limits::tasks);
  checks.refuse_if(task == nullptr, Refusal::task_unknown, "task");
  checks.refuse_if(command.due_before && *command.due_before <= context.occurred_at,
                   Refusal::due_not_in_future, "due_before", context.occurred_at);
  if (checks.first()) return Err{*checks.first()};
  if (command.accepted) return std::vector<Event>{TaskConfirmed{command.task, command.comment}};
  return std::vector<Event>{TaskReturned{command.task, std::string(context.fresh_id),
                                         command.comment, *command.due_before}};
}

}  // namespace liandong::consultation
