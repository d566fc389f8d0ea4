// Shortcuts for the tests of dispute coordination.
#include "systems/dispute_coordination/domain/dispute_fixture.hpp"

namespace liandong::dispute_coordination::test {

Targets default_targets() {
  return Targets{{{"dispute_coordination.state_position", working_days(3)},
                  {"dispute_coordination.negotiate", working_days(7)},
                  {"dispute_coordination.coordinate", working_days(5)},
                  {"dispute_coordination.submit", working_days(1)},
                  {"dispute_coordination.review", working_days(3)},
                  {"dispute_coordination.reply", working_days(5)},
                  {"dispute_coordination.decide", working_days(7)}}};
}

void Matter::open(Instant arose_at) {
  must("dept", Role::head, opening(arose_at), arose_at + 3600);
}

void Matter::fail(Instant held_at) {
  must("town", Role::head, position("dept"), held_at);
  must("town", Role::handler, negotiation(held_at, NegotiationResult::failed), held_at);
}

void Matter::submit(Instant now) { must("town", Role::head, submission(), now); }

void Matter::review(Instant now) { must("justice", Role::coordinator, test::review(true), now); }

void Matter::reply(Instant now) { must("dept", Role::head, answer(), now); }

OpenDispute opening(Instant arose_at) {
  OpenDispute command;
  command.title = text("title");
  command.other = UnitId{"town"};
  command.arose_at = arose_at;
  command.competent_unit = UnitId{"town"};
  command.reasons = text("reasons");
  command.legal_basis = text("basis");
  command.place = PlaceCode{"village"};
  command.item = ItemCode{"fire"};
  command.facts = text("facts");
  command.first_discovered_by = UnitId{"town"};
  return command;
}

StatePosition position(std::string_view competent_unit) {
  return {UnitId{competent_unit}, text("reasons"), text("basis")};
}

RecordNegotiation negotiation(Instant held_at, NegotiationResult result) {
  return {held_at, text("participants"), text("summary"), result};
}

ProposeAgreement agreement(std::string_view responsible_unit) {
  return {UnitId{responsible_unit}, text("terms")};
}

Submit submission() { return {text("talks"), text("disagreement"), text("proposal"), {}}; }

Reply answer() { return {text("statement"), text("basis")}; }

AttachMaterial material() {
  AttachMaterial command;
  command.kind = MaterialKind::negotiation_record;
  command.file = BlobId{"blob"};
  command.file_name = "record.jpg";
  return command;
}

Coordinate coordination(Instant held_at) {
  return {held_at, text("participants"), text("summary")};
}

Review review(bool accepted) { return {accepted, text("opinion"), {}}; }

Decide decision(std::string_view responsible_unit) {
  return {UnitId{responsible_unit}, "南政决〔2026〕1号", text("reasons"), text("basis"), {}};
}

RecordSuperiorDecision superior_decision(Instant decided_at) {
  RecordSuperiorDecision command;
  command.authority = text("authority");
  command.responsible_unit = UnitId{"dept"};
  command.decision_number = "邢政决〔2026〕1号";
  command.decided_at = decided_at;
  command.reasons = text("reasons");
  command.legal_basis = text("basis");
  return command;
}

Correct correction(Instant arose_at) {
  return {CorrectableField::arose_at, arose_at, {}, text("reason")};
}

Correct correction(CorrectableField field, Text value) {
  return {field, std::nullopt, value, text("reason")};
}

}  // namespace liandong::dispute_coordination::test
