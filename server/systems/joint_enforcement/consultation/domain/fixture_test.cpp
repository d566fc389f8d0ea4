// Shortcuts for the tests of consultations.
#include "systems/joint_enforcement/consultation/domain/meeting_fixture.hpp"

namespace liandong::consultation::test {

Targets default_targets() { return Targets{{{"consultation.resolve", working_days(5)}}}; }

void Matter::convene(Instant now, MeetingKind kind) {
  must("town", Role::handler, meeting(kind, now + 3'600), now);
}
void Matter::hold(Instant now) { must("town", Role::handler, minutes(now), now); }
void Matter::resolve(Instant now, Instant due_before) {
  must("town", Role::head, resolution(due_before), now);
}

Convene meeting(MeetingKind kind, Instant scheduled_at) {
  Convene command;
  command.title = text("title");
  command.kind = kind;
  if (kind == MeetingKind::regular) command.group = MatterId{"group"};
  if (kind == MeetingKind::special) command.clue = text("clue");
  command.units = {UnitId{"dept"}, UnitId{"dept2"}};
  command.topics = {{TopicKind::hot_problem, text("stalls")},
                    {TopicKind::application_of_law, text("which law")},
                    {TopicKind::major_joint_action, text("one week together")}};
  command.scheduled_at = scheduled_at;
  command.place = text("town hall");
  return command;
}

RecordMinutes minutes(Instant held_at) { return {held_at, text("what was said")}; }

Resolve resolution(Instant due_before) {
  return {text("agreed"), {{UnitId{"dept"}, 1, text("clear the street"), due_before}}};
}

AttachMaterial material() {
  AttachMaterial command;
  command.file = BlobId{"blob"};
  command.file_name = "会议纪要.pdf";
  return command;
}

ConfirmTask confirmation(std::string_view task) {
  ConfirmTask command;
  command.task = std::string(task);
  return command;
}

ConfirmTask return_of(std::string_view task, Instant due_before) {
  return {std::string(task), false, text("not done"), due_before};
}

Correct correction(CorrectableField field, Text value) {
  Correct command;
  command.field = field;
  command.text = value;
  command.reason = text("typed wrongly");
  return command;
}

}  // namespace liandong::consultation::test
