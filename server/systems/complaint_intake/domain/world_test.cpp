// Shortcuts for the tests of complaint intake.
#include "systems/complaint_intake/domain/complaint_fixture.hpp"

namespace liandong::complaint_intake::test {

Targets default_targets() {
  return Targets{{{"complaint_intake.register", same_day()},
                  {"complaint_intake.accept", working_days(3)},
                  {"complaint_intake.tell", working_days(1)},
                  {"complaint_intake.notify", working_days(1)},
                  {"complaint_intake.pass_material", working_days(3)},
                  {"complaint_intake.answer_guidance", working_days(3)},
                  {"complaint_intake.verify", calendar_days(15)},
                  {"complaint_intake.verify_extension", calendar_days(15)},
                  {"complaint_intake.file", working_days(15)},
                  {"complaint_intake.answer", working_days(5)},
                  {"complaint_intake.tell_declined", working_days(3)},
                  {"complaint_intake.feedback", working_days(3)}}};
}

void Matter::register_at(std::string_view unit, Instant received_at, std::string_view item,
                         bool written) {
  Register command = registration(received_at, item);
  command.written_material = written;
  must(unit, Role::handler, command, received_at);
}

void Matter::attach(std::string_view unit, MaterialKind kind, Instant now) {
  must(unit, Role::handler, material(kind), now);
}

void Matter::pass(Instant now) { must("dept", Role::handler, passing(), now); }

void Matter::accept(std::string_view unit, Instant now) {
  must(unit, Role::handler, Accept{}, now);
}

void Matter::verify(Instant verified_at, Finding finding) {
  must(custodian(*state).view(), Role::handler, verification(verified_at, finding), verified_at);
}

void Matter::file(Instant filed_at) {
  must(custodian(*state).view(), Role::handler, filing(filed_at), filed_at);
}

void Matter::decide_case(Instant decided_at) {
  must(custodian(*state).view(), Role::handler, outcome(decided_at), decided_at);
}

void Matter::answer(Instant answered_at, std::size_t n) {
  must(custodian(*state).view(), Role::handler, answer_to(*state, answered_at, n), answered_at);
}

ProtectedText protect(std::string_view content) {
  ProtectedText made;
  static_cast<Text&>(made) = text(content);
  return made;
}

Identity somebody() {
  Identity identity;
  identity.name = protect("name");
  identity.contact = protect("telephone");
  return identity;
}

Identity anonymous() {
  Identity identity;
  identity.anonymous = true;
  return identity;
}

Register registration(Instant received_at, std::string_view item) {
  Register command;
  command.title = text("title");
  command.received_at = received_at;
  command.place = PlaceCode{"village"};
  command.location = text("behind the mill");
  command.item = ItemCode{item};
  command.party.kind = PartyKind::organization;
  command.party.name = personal("party");
  command.facts = text("facts");
  command.complainant = somebody();
  return command;
}

AddComplainant addition(Instant received_at) {
  AddComplainant command;
  command.received_at = received_at;
  command.source = Source::telephone;
  command.complainant = somebody();
  return command;
}

AttachMaterial material(MaterialKind kind) {
  AttachMaterial command;
  command.kind = kind;
  command.file = BlobId{"blob"};
  command.file_name = "file.pdf";
  return command;
}

NotifyAndPass passing(std::string_view unit) {
  NotifyAndPass command;
  command.unit = UnitId{unit};
  command.message = text("where to turn");
  return command;
}

RecordVerification verification(Instant verified_at, Finding finding) {
  return {verified_at, finding, false, text("what was seen")};
}

DecideFiling filing(Instant filed_at) { return {true, "case 1", filed_at, {}}; }
DecideFiling no_filing() { return {false, "", std::nullopt, text("trifle")}; }

RecordOutcome outcome(Instant decided_at) {
  return {DecisionKind::fine, "decision 1", decided_at, 50'000, text("fined")};
}

Transfer transferring(std::string_view receiver) {
  return {UnitId{receiver}, MatterId{"m1"}, Manner::telephone, text("it went there")};
}

Answer answer_to(const Complaint& complaint, Instant answered_at, std::size_t n) {
  return {complaint.complainants.at(n).id, answered_at, Manner::telephone, text("the result")};
}

}  // namespace liandong::complaint_intake::test
