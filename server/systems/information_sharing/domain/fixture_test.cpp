// Shortcuts for the tests of information sharing.
#include "systems/information_sharing/domain/sharing_fixture.hpp"

namespace liandong::information_sharing::test {

Targets default_targets() {
  return Targets{{{"information_sharing.share", same_day()},
                  {"information_sharing.acknowledge", working_days(3)},
                  {"information_sharing.extension", working_days(3)},
                  {"information_request.answer", working_days(3)},
                  {"information_request.confirm", working_days(3)}}};
}

Item::Item() : MatterOf(default_targets()) {
  for (const Category category :
       {Category::basis_changes, Category::licences_and_supervision, Category::penalty_decisions,
        Category::statistics, Category::standards_and_flows, Category::dynamics,
        Category::complaint_handling, Category::other}) {
    subscribers.of[std::string(word_of(category))] = {UnitId{"town"}, UnitId{"town2"}};
  }
}

void Item::form(Instant formed_at, Kind kind, std::string_view unit) {
  must(unit, Role::handler, record(formed_at, kind), formed_at);
}

void Item::share(Instant now) { must("dept", Role::handler, sharing(), now); }

void Item::acknowledge(std::string_view unit, Instant now) {
  must(unit, Role::handler, Acknowledge{}, now);
}

RecordFormed record(Instant formed_at, Kind kind) {
  RecordFormed command;
  command.kind = kind;
  command.title = text("title");
  command.content = text("content");
  command.formed_at = formed_at;
  return command;
}

AttachMaterial material() {
  AttachMaterial command;
  command.file = BlobId{"blob"};
  command.file_name = "bulletin.pdf";
  return command;
}

Extend extension(int working_days) {
  return {ExtensionGround::collating, working_days, text("reason"),
          domain_test::personal("deputy head")};
}

Share sharing() {
  Share command;
  command.redaction_confirmed = true;
  return command;
}

Share by_hand(std::initializer_list<std::string_view> units) {
  Share command = sharing();
  command.to_subscribers = false;
  for (const std::string_view unit : units) command.recipients.push_back(UnitId{unit});
  return command;
}

Correct correction(Instant formed_at) {
  return {CorrectableField::formed_at, formed_at, {}, text("reason")};
}

Correct correction(CorrectableField field, Text value) {
  return {field, std::nullopt, value, text("reason")};
}

}  // namespace liandong::information_sharing::test

namespace liandong::information_request::test {

Request::Request() : MatterOf(information_sharing::test::default_targets()) {}

void Request::ask(Instant now, Kind kind) { must("dept", Role::handler, question(kind), now); }

void Request::answer(Instant now) { must("town", Role::handler, test::answer(), now); }

void Request::decline(Instant now) { must("town", Role::head, refusal(), now); }

RequestInformation question(Kind kind) {
  RequestInformation command;
  command.asked = UnitId{"town"};
  command.kind = kind;
  command.title = text("title");
  command.need = text("need");
  command.purpose = text("purpose");
  return command;
}

AttachMaterial material(MaterialKind kind) {
  AttachMaterial command;
  command.kind = kind;
  command.file = BlobId{"blob"};
  command.file_name = "table.xlsx";
  return command;
}

AnswerRequest answer() { return {text("answer"), false}; }

Decline refusal() { return {DeclineGround::not_held, text("reason"), UnitId{"town2"}}; }

Correct correction(CorrectableField field, Text value) { return {field, value, text("reason")}; }

}  // namespace liandong::information_request::test
