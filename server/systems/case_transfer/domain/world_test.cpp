// Shortcuts for the tests of case transfer.
#include "systems/case_transfer/domain/transfer_fixture.hpp"

namespace liandong::case_transfer::test {

Targets default_targets() {
  return Targets{{{"case_transfer.tell", hours(2)},
                  {"case_transfer.confirm_urgency", hours(24)},
                  {"case_transfer.receive", working_days(1)},
                  {"case_transfer.receive.urgent", hours(2)},
                  {"case_transfer.complete_materials", working_days(3)},
                  {"case_transfer.respond", working_days(5)},
                  {"case_transfer.supply", working_days(3)},
                  {"case_transfer.decide_filing", working_days(15)},
                  {"case_transfer.report_result", working_days(5)}}};
}

void Matter::find(Instant discovered_at, std::optional<UrgencyReason> urgency, bool in_progress) {
  RecordFinding command = finding(discovered_at);
  command.urgency = urgency;
  command.in_progress = in_progress;
  must("town", Role::handler, command, discovered_at);
}

void Matter::attach(std::string_view unit, MaterialKind kind, Instant now) {
  must(unit, Role::handler, material(kind), now);
}

void Matter::attach_all(Instant now) {
  attach("town", MaterialKind::basic_facts, now);
  attach("town", MaterialKind::case_source, now);
  attach("town", MaterialKind::preliminary_evidence, now);
}

void Matter::issue(Instant now, std::string_view receiver) {
  must("town", Role::head, issue_to(receiver), now);
}

void Matter::receive(Instant now) { must("dept", Role::handler, Receive{}, now); }
void Matter::accept(Instant now) { must("dept", Role::head, Accept{}, now); }
void Matter::file(Instant filed_at) { must("dept", Role::handler, filing(filed_at), filed_at); }

void Matter::decide_case(Instant decided_at) {
  must("dept", Role::handler, outcome(decided_at), decided_at);
}

RecordFinding finding(Instant discovered_at) {
  RecordFinding command;
  command.title = text("title");
  command.source = FindingSource::monitoring;
  command.discovered_at = discovered_at;
  command.place = PlaceCode{"village"};
  command.location = text("behind the mill");
  command.item = ItemCode{"fire"};
  command.party.kind = PartyKind::organization;
  command.party.name = personal("party");
  command.facts = text("facts");
  command.provisions = text("article 1");
  return command;
}

Issue issue_to(std::string_view receiver) {
  Issue command;
  command.receiver = UnitId{receiver};
  command.redaction_confirmed = true;
  command.contact = personal("contact");
  if (receiver != "dept") command.override_reason = text("reason");
  return command;
}

RecordDissuasion dissuasion(Instant dissuaded_at, DissuasionResult result) {
  RecordDissuasion command;
  command.dissuaded_at = dissuaded_at;
  command.location = text("place");
  command.manner = text("orally");
  command.result = result;
  command.officers = {{personal("a"), "A1"}, {personal("b"), "B2"}};
  return command;
}

TellCompetentUnit telling(Instant told_at, std::string_view unit) {
  TellCompetentUnit command;
  command.unit = UnitId{unit};
  command.told_at = told_at;
  command.person = personal("on duty");
  return command;
}

AttachMaterial material(MaterialKind kind) {
  AttachMaterial command;
  command.kind = kind;
  command.file = BlobId{"blob"};
  command.file_name = "现场照片.jpg";
  return command;
}

DecideFiling filing(Instant filed_at) {
  DecideFiling command;
  command.case_number = "case 1";
  command.filed_at = filed_at;
  return command;
}

DecideFiling no_filing() {
  DecideFiling command;
  command.filed = false;
  command.reason = text("slight and corrected");
  return command;
}

RecordOutcome outcome(Instant decided_at) {
  RecordOutcome command;
  command.decision_number = "decision 1";
  command.decided_at = decided_at;
  command.amount_fen = 50'000;
  command.summary = text("fined");
  return command;
}

Object objection(std::string_view proposed) {
  return {text("reasons"), text("article 22"), UnitId{proposed}};
}

ObjectOnNewFacts objection_on_new_facts() {
  return {text("new facts"), text("article 22"), UnitId{"town"}};
}

Correct correction(CorrectableField field, Instant instant) {
  Correct command;
  command.field = field;
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

}  // namespace liandong::case_transfer::test
