// Shortcuts for the tests of joint operations.
#include "systems/joint_enforcement/joint_operation/domain/operation_fixture.hpp"

namespace liandong::joint_operation::test {

Targets default_targets() {
  return Targets{{{"joint_operation.confirm_participation", working_days(2)},
                  {"joint_operation.record_result", working_days(5)}}};
}

void Matter::plan(Instant now) {
  must("town", Role::handler, plan_at(now + 3 * seconds_per_day), now);
}
void Matter::confirm(std::string_view unit, Instant now) {
  must(unit, Role::head, ConfirmParticipation{two_officers()}, now);
}
void Matter::act_together(Instant ended_at) {
  must("town", Role::handler, action(ended_at + -3'600, ended_at), ended_at);
}
void Matter::result(std::string_view unit, Instant now) {
  must(unit, Role::handler, test::result(), now);
}

Plan plan_at(Instant planned_at) {
  Plan command;
  command.title = text("title");
  command.target = text("target");
  command.place = PlaceCode{"village"};
  command.planned_at = planned_at;
  command.units = {UnitId{"dept"}, UnitId{"dept2"}};
  command.division = text("who does what");
  return command;
}

std::vector<Officer> two_officers() { return {{personal("a"), "A1"}, {personal("b"), "B2"}}; }

RecordAction action(Instant began_at, Instant ended_at) {
  return {began_at, ended_at, text("what was done")};
}

RecordResult result() { return {text("findings"), text("measures")}; }

AddCase resulting_case() { return {"case 1", {}, {}}; }

AttachMaterial material() {
  AttachMaterial command;
  command.file = BlobId{"blob"};
  command.file_name = "行动记录.pdf";
  return command;
}

Correct correction(CorrectableField field, Text value) {
  return {field, value, text("typed wrongly")};
}

}  // namespace liandong::joint_operation::test
