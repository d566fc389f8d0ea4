// Shortcuts for the tests of hazard notices.
#include "systems/joint_enforcement/hazard_notice/domain/hazard_fixture.hpp"

namespace liandong::hazard_notice::test {
namespace {

std::vector<UnitId> ids(const std::vector<std::string_view>& words) {
  return {words.begin(), words.end()};
}

}  // namespace

Targets default_targets() {
  return Targets{{{"hazard_notice.notify", minutes(30)},
                  {"hazard_notice.respond", minutes(30)},
                  {"hazard_notice.arrive", hours(2)},
                  {"hazard_notice.judge_reasons", hours(2)},
                  {"hazard_notice.silence", hours(24)},
                  {"hazard_notice.report_to_government", working_days(1)},
                  {"hazard_notice.answer_instruction", working_days(1)}}};
}

void Matter::record(Instant discovered_at, std::vector<std::string_view> departments) {
  must("town", Role::handler, hazard(discovered_at, departments), discovered_at);
}
void Matter::notify(Instant now) { must("town", Role::handler, test::notice(now), now); }
void Matter::dispatch(Instant now) { must("dept", Role::handler, dispatch_at(now), now); }
void Matter::arrive(Instant now) { must("dept", Role::handler, Arrive{now}, now); }
void Matter::handle(Instant now) { must("dept", Role::handler, handling(now), now); }
void Matter::refuse(Instant now) { must("dept", Role::head, refusal(), now); }
void Matter::remind(Instant now) { must("town", Role::handler, reminder("dept"), now); }
void Matter::report(Instant now) { must("town", Role::head, test::report(), now); }

RecordHazard hazard(Instant discovered_at, const std::vector<std::string_view>& departments) {
  RecordHazard command;
  command.title = text("title");
  command.discovered_at = discovered_at;
  command.place = PlaceCode{"village"};
  command.facts = text("facts");
  command.danger = text("it may fall");
  command.departments = ids(departments);
  return command;
}

Notify notice(Instant notified_at, std::vector<std::string_view> departments) {
  return {ids(departments), Channel::telephone, notified_at, personal("who took the call")};
}

Remind reminder(std::string_view department) {
  return {UnitId{department}, Channel::telephone, text("please send officers")};
}

AttachMaterial material() {
  AttachMaterial command;
  command.file = BlobId{"blob"};
  command.file_name = "现场照片.jpg";
  return command;
}

Dispatch dispatch_at(Instant dispatched_at) {
  return {dispatched_at, {{personal("a"), "A1"}, {personal("b"), "B2"}}};
}

ReportHandling handling(Instant handled_at) {
  return {handled_at, HandlingResult::eliminated, text("measures")};
}

Refuse refusal() { return {text("no power"), text("article 26")}; }

Redirect redirection(std::string_view proper_unit) {
  return {UnitId{proper_unit}, text("theirs by the list")};
}

ReportToGovernment report() {
  ReportToGovernment command;
  command.harm = text("people live below");
  command.request = text("please instruct");
  command.contact = personal("contact");
  return command;
}

Instruct instruction() { return {text("deal with it today"), {}}; }

Correct correction(Instant instant) {
  Correct command;
  command.field = CorrectableField::discovered_at;
  command.instant = instant;
  command.reason = text("typed wrongly");
  return command;
}

Correct correction(CorrectableField field, Text value) {
  Correct command;
  command.field = field;
  command.text = value;
  command.reason = text("typed wrongly");
  return command;
}

}  // namespace liandong::hazard_notice::test
