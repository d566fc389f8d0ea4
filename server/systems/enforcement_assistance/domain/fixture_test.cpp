// Shortcuts for the tests of enforcement assistance.
#include "systems/enforcement_assistance/domain/assistance_fixture.hpp"

namespace liandong::enforcement_assistance::test {

Targets default_targets() {
  return Targets{{{"enforcement_assistance.request", working_days(2)},
                  {"enforcement_assistance.receive", working_days(1)},
                  {"enforcement_assistance.dispatch", hours(2)},
                  {"enforcement_assistance.provide_archives", working_days(3)},
                  {"enforcement_assistance.extension", working_days(10)}}};
}

void Matter::need(Instant found_at, NeedKind kind) {
  must("town", Role::handler, need_found(found_at, kind), found_at);
}

void Matter::attach(std::string_view unit, MaterialKind kind, Instant now) {
  must(unit, Role::handler, material(kind), now);
}

void Matter::request(Instant now, std::string_view receiver) {
  must("town", Role::head, request_to(receiver), now);
}

void Matter::reply(Instant now) {
  attach("dept", MaterialKind::evidence, now);
  must("dept", Role::head, opinion(), now);
}

void Matter::decline(Instant now, std::string_view competent) {
  must("dept", Role::head, lack_of_power(competent), now);
}

std::string Matter::archive_request() const { return state->archive_requests.back().id; }

RecordNeed need_found(Instant found_at, NeedKind kind) {
  RecordNeed command;
  command.title = text("title");
  command.kind = kind;
  command.need_found_at = found_at;
  command.expected_unit = UnitId{"dept"};
  command.case_number = "case 1";
  command.place = PlaceCode{"village"};
  command.item = ItemCode{"waste"};
  command.facts = text("facts");
  command.question = text("question");
  return command;
}

Request request_to(std::string_view receiver) {
  Request command;
  command.receiver = UnitId{receiver};
  command.redaction_confirmed = true;
  command.contact = personal("contact");
  return command;
}

AttachMaterial material(MaterialKind kind) {
  AttachMaterial command;
  command.kind = kind;
  command.file = BlobId{"blob"};
  command.file_name = "认定材料.pdf";
  return command;
}

Dispatch dispatch_at(Instant dispatched_at) {
  return {dispatched_at, {{personal("a"), "A1"}, {personal("b"), "B2"}}};
}

RecordScene scene(Instant arrived_at, Instant handled_at) {
  return {arrived_at, handled_at, text("measures")};
}

AnnounceExtension extension(int working_days) {
  AnnounceExtension command;
  command.working_days = working_days;
  command.reason = text("a laboratory has to test it");
  command.approved_by = personal("deputy head");
  return command;
}

Reply opinion() {
  Reply command;
  command.method = text("method");
  command.standard = text("standard");
  command.conclusion = text("conclusion");
  command.signed_by = personal("expert");
  command.qualification = "Q1";
  return command;
}

Decline lack_of_power(std::string_view competent) {
  Decline command;
  command.reasons = text("reasons");
  command.legal_basis = text("article 26");
  command.competent_unit = UnitId{competent};
  return command;
}

Correct correction(Instant instant) {
  Correct command;
  command.field = CorrectableField::need_found_at;
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

}  // namespace liandong::enforcement_assistance::test
