// What the clocks and refusals do not show: who signs, what is frozen, who is interim, what
// corrections move.
#include "systems/case_transfer/domain/transfer_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::case_transfer::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;

Matter found() {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  matter.attach_all(at("2026-11-16 10:00"));
  return matter;
}

Matter received() {
  Matter matter = found();
  matter.issue(at("2026-11-17 09:00"));
  matter.receive(at("2026-11-18 09:00"));
  return matter;
}

Matter accepted() {
  Matter matter = received();
  matter.accept(at("2026-11-19 09:00"));
  return matter;
}

const Instant later = at("2026-11-25 09:00");

}  // namespace

TEST_CASE("3.1.3-a: what an office finds is its township's, and the township's head issues") {
  Matter matter;
  matter.must("town.team", handler, finding(at("2026-11-16 09:00")), at("2026-11-16 09:30"));
  CHECK(matter.state->finder == UnitId{"town"});
  CHECK(matter.state->drafting_office == UnitId{"town.team"});
  CHECK(matter.state->finder_is_local);
  matter.attach("town.team", MaterialKind::basic_facts, at("2026-11-16 10:00"));
  matter.attach("town.team", MaterialKind::case_source, at("2026-11-16 10:00"));
  matter.attach("town", MaterialKind::preliminary_evidence, at("2026-11-16 10:00"));
  CHECK(is(matter.refused("town.team", head, issue_to("dept"), later),
           CommonRefusal::office_may_not_sign));
  matter.issue(at("2026-11-17 09:00"));
  CHECK(matter.state->letters[0].signatory == UnitId{"town"});
  CHECK(relations(*matter.state, UnitId{"town.team"}) == (Relation::sender | Relation::custodian));
}

TEST_CASE("3.1.3-b: neither internal, affiliated nor dispatched office signs") {
  for (const UnitKind kind :
       {UnitKind::internal_office, UnitKind::affiliated_organ, UnitKind::dispatched_office}) {
    Matter matter = found();
    matter.units.units[UnitId{"town.team"}].kind = kind;
    matter.state->drafting_office = UnitId{"town.team"};
    const Rejection no = matter.refused("town.team", head, issue_to("dept"), later);
    CHECK(is(no, CommonRefusal::office_may_not_sign));
    CHECK(no.subject.view() == "town.team");
  }
}

TEST_CASE("3.1.3-c: an office with a statute on file finds, signs and receives in its own name") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.item = ItemCode{"waste"};
  matter.must("branch", handler, command, at("2026-11-16 09:30"));
  CHECK(matter.state->finder == UnitId{"branch"});
  CHECK_FALSE(matter.state->finder_is_local);
  CHECK(matter.duty("transfer").clause == "3.1.1-b");
  for (const MaterialKind kind :
       {MaterialKind::basic_facts, MaterialKind::case_source, MaterialKind::preliminary_evidence}) {
    matter.attach("branch", kind, at("2026-11-16 10:00"));
  }
  matter.must("branch", head, issue_to("town"), at("2026-11-16 11:00"));
  CHECK(matter.state->letters[0].statute == "eco_code_53");
  CHECK(matter.state->letters[0].receiver_is_local);

  Matter back = found();
  back.state->item = ItemCode{"air"};
  back.issue(at("2026-11-17 09:00"), "branch");
  CHECK(receiver(*back.state) == UnitId{"branch"});
}

TEST_CASE("2-b: the finding keeps the competent unit of the day and the version of the list") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  CHECK(matter.state->competent_unit == UnitId{"dept"});
  RecordFinding unassigned = finding(at("2026-11-16 09:00"));
  unassigned.item = ItemCode{"unassigned"};
  Matter other;
  other.must("town", handler, unassigned, at("2026-11-16 09:00"));
  CHECK(other.state->competent_unit.empty());
  CHECK(is(other.refused("town", head, issue_to("dept"), later), Refusal::basic_facts_missing));
  other.attach_all(at("2026-11-16 10:00"));
  Issue silent = issue_to("dept");
  CHECK(is(other.refused("town", head, silent, later), Refusal::receiver_not_competent));
  silent.override_reason = text("its trade");
  other.must("town", head, silent, later);
}

TEST_CASE("2-b: the finding asks for the day of discovery, the letter for the day of sending") {
  RecordFinding command = finding(at("2026-11-16 23:59:59"));
  command.item = ItemCode{"moved"};
  Matter matter;
  matter.must("town", handler, command, at("2026-11-18 09:00"));
  CHECK(matter.state->competent_unit == UnitId{"dept"});
  matter.attach_all(at("2026-11-18 10:00"));
  Issue letter = issue_to("dept");
  const Rejection no = matter.refused("town", head, letter, at("2026-11-18 11:00"));
  CHECK(is(no, Refusal::receiver_not_competent));
  CHECK(no.subject.view() == "dept2");
}

TEST_CASE(
    "3.1.1-a: another unit than the competent one needs a reason, and gets the case with one") {
  Matter matter = found();
  Issue command = issue_to("dept2");
  command.override_reason = {};
  const Rejection no = matter.refused("town", head, command, later);
  CHECK(is(no, Refusal::receiver_not_competent));
  CHECK(no.subject.view() == "dept");
  command.override_reason = text("the register is out of date");
  matter.must("town", head, command, later);
  CHECK(matter.state->letters[0].override_reason.length == 27);
}

TEST_CASE(
    "3.1.2-b: an urgent transfer needs the written facts only, an ordinary one the whole file") {
  Matter ordinary;
  ordinary.find(at("2026-11-16 09:00"));
  ordinary.attach("town", MaterialKind::basic_facts, at("2026-11-16 10:00"));
  CHECK(is(ordinary.refused("town", head, issue_to("dept"), later), Refusal::case_source_missing));
  ordinary.attach("town", MaterialKind::case_source, at("2026-11-16 10:00"));
  CHECK(is(ordinary.refused("town", head, issue_to("dept"), later),
           Refusal::preliminary_evidence_missing));

  Matter urgent;
  urgent.find(at("2026-11-16 09:00"), UrgencyReason::evidence_may_be_lost);
  CHECK(is(urgent.refused("town", head, issue_to("dept"), later), Refusal::basic_facts_missing));
  urgent.attach("town", MaterialKind::basic_facts, at("2026-11-16 10:00"));
  urgent.issue(at("2026-11-16 11:00"));
  CHECK_FALSE(urgent.state->letters[0].materials_complete);

  Matter going_on;
  going_on.find(at("2026-11-16 09:00"), std::nullopt, true);
  going_on.attach("town", MaterialKind::basic_facts, at("2026-11-16 10:00"));
  going_on.issue(at("2026-11-16 11:00"));
  CHECK(going_on.has_duty("complete_materials"));
}

TEST_CASE("3.1.2-b: `other` material never counts towards a complete file") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  for (int i = 0; i < 3; ++i) matter.attach("town", MaterialKind::other, at("2026-11-16 10:00"));
  CHECK(is(matter.refused("town", head, issue_to("dept"), later), Refusal::basic_facts_missing));
}

TEST_CASE("a number is taken when the letter goes out, and never for a refused one") {
  Matter matter = found();
  Issue command = issue_to("dept");
  command.redaction_confirmed = false;
  CHECK(is(matter.refused("town", head, command, later), Refusal::redaction_not_confirmed));
  CHECK(matter.numbers.used == 0);
  matter.issue(at("2026-11-17 09:00"));
  CHECK(matter.state->letters[0].document_number == "town/transfer_letter/2026/1");
  matter.must("town", head, Withdraw{text("wrong unit")}, at("2026-11-17 10:00"));
  matter.issue(at("2026-11-17 11:00"));
  CHECK(matter.state->letters[0].withdrawn_at == at("2026-11-17 10:00"));
  CHECK(matter.state->letters[1].document_number == "town/transfer_letter/2026/2");
}

TEST_CASE("3.1.2-b: personal data that was found must have been looked at") {
  Matter matter = found();
  matter.personal_data_found = 3;
  const Rejection no = matter.refused("town", head, issue_to("dept"), later);
  CHECK(is(no, Refusal::personal_data_not_reviewed));
  CHECK(no.number == 3);
  Issue command = issue_to("dept");
  command.personal_data_reviewed = true;
  matter.must("town", head, command, later);
}

TEST_CASE("a letter may be rendered after it was withdrawn") {
  Matter matter = found();
  matter.issue(at("2026-11-17 09:00"));
  matter.must("town", head, Withdraw{text("wrong unit")}, at("2026-11-17 10:00"));
  matter.must("town", Role::system_admin,
              RecordRenderedLetter{"town/transfer_letter/2026/1", "digest", 9}, later);
  CHECK(matter.state->letters[0].digest == "digest");
}

TEST_CASE("custody moves with the receipt, not with the letter") {
  Matter matter = found();
  matter.issue(at("2026-11-17 09:00"));
  CHECK(custodian(*matter.state) == UnitId{"town"});
  CHECK(relations(*matter.state, UnitId{"dept"}) == bits(Relation::receiver));
  matter.receive(at("2026-11-18 09:00"));
  CHECK(custodian(*matter.state) == UnitId{"dept"});
  CHECK(relations(*matter.state, UnitId{"dept"}) == (Relation::receiver | Relation::custodian));
  CHECK(relations(*matter.state, UnitId{"town"}) == bits(Relation::sender));
  CHECK(relations(*matter.state, UnitId{"dept2"}) == 0);
  CHECK(relations(*matter.state, UnitId{}) == 0);
}

TEST_CASE("3.1.2-b: what was sent stays; the sender adds what is owed, the receiver its own") {
  Matter matter = received();
  const AttachMaterial more = material(MaterialKind::case_source);
  CHECK(is(matter.refused("town", handler, more, later), Refusal::materials_frozen));
  matter.must("dept", handler, more, at("2026-11-18 10:00"));
  matter.must("dept", handler, RequestSupplement{{MaterialKind::case_source}, text("pages")},
              at("2026-11-18 11:00"));
  // What the receiver adds itself supplies nothing.
  matter.must("dept", handler, more, at("2026-11-18 12:00"));
  CHECK(is(matter.refused("town", handler, Supply{}, later), Refusal::supplement_incomplete));
  matter.must("town", handler, more, at("2026-11-18 13:00"));
  matter.must("town", handler, Supply{}, at("2026-11-18 14:00"));
  CHECK(matter.state->stage == Stage::received);
  CHECK(is(matter.refused("dept", handler, RequestSupplement{{MaterialKind::other}, text("more")},
                          later),
           Refusal::supplement_already_requested));
}

TEST_CASE("an attached file bears the digest of the upload and a clean name") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"));
  AttachMaterial command = material(MaterialKind::other);
  command.file_name = "..\\a/b\n照片.jpg";
  matter.must("town", handler, command, at("2026-11-16 10:00"));
  const Material& one = matter.state->materials[0];
  CHECK(one.name == ".._a_b_照片.jpg");
  CHECK(one.digest == "digest");
  CHECK(one.size == 5);
  CHECK(one.media_type == "image/jpeg");
  CHECK(one.added_by == UnitId{"town"});
}

TEST_CASE("3.6-a: the finder is interim while nothing is filed; its duty to secure is real") {
  Matter matter = received();
  matter.must("dept", head, objection(), at("2026-11-19 09:00"));
  CHECK(matter.state->stage == Stage::objected);
  CHECK(matter.state->objections[0].interim_unit == UnitId{"town"});
  CHECK(matter.duty("secure").debtor == UnitId{"town"});
  CHECK(outcome_of(matter.duty("secure")) == ObligationOutcome::open);
  CHECK((relations(*matter.state, UnitId{"town"}) & bits(Relation::interim)) != 0);
  matter.must("justice", Role::coordinator, AssignInterim{UnitId{"dept"}, text("danger")},
              at("2026-11-20 09:00"));
  CHECK(outcome_of(matter.duty("secure")) == ObligationOutcome::superseded);
  CHECK(matter.duty("secure.2").debtor == UnitId{"dept"});
  CHECK((relations(*matter.state, UnitId{"town"}) & bits(Relation::interim)) == 0);
}

TEST_CASE("3.6-a: the unit that filed first stays interim, and its ninety days run on") {
  Matter matter = accepted();
  matter.file(at("2026-11-20 09:00"));
  CHECK(is(matter.refused("dept", head, objection_on_new_facts(), later),
           Refusal::objection_not_consented));
  matter.must("justice", Role::coordinator, ConsentToObjection{text("survey")},
              at("2026-11-21 09:00"));
  matter.must("dept", head, objection_on_new_facts(), at("2026-11-22 09:00"));
  CHECK(matter.state->objections[0].on_new_facts);
  CHECK(matter.duty("secure").debtor == UnitId{"dept"});
  CHECK(outcome_of(matter.duty("decide_case")) == ObligationOutcome::open);
}

TEST_CASE("3.6-a: an objection before filing overtakes the duty to decide on filing") {
  Matter matter = accepted();
  matter.must("justice", Role::coordinator, ConsentToObjection{text("survey")},
              at("2026-11-21 09:00"));
  matter.must("dept", head, objection_on_new_facts(), at("2026-11-22 09:00"));
  CHECK(outcome_of(matter.duty("decide_filing")) == ObligationOutcome::superseded);
  CHECK(matter.duty("secure").debtor == UnitId{"town"});
}

TEST_CASE("3.1.1-a: objections and sending elsewhere after a withdrawal count as bounces") {
  Matter matter = found();
  matter.issue(at("2026-11-17 09:00"));
  matter.must("town", head, Withdraw{text("typing error")}, at("2026-11-17 10:00"));
  matter.issue(at("2026-11-17 11:00"));
  CHECK(matter.state->bounces == 0);
  matter.must("town", head, Withdraw{text("wrong unit")}, at("2026-11-17 12:00"));
  matter.issue(at("2026-11-17 13:00"), "dept2");
  CHECK(matter.state->bounces == 1);
  matter.must("dept2", handler, Receive{}, at("2026-11-17 14:00"));
  matter.must("dept2", head, objection("dept"), at("2026-11-17 15:00"));
  CHECK(matter.state->bounces == 2);
}

TEST_CASE("3.1.1-a: a dismissed finding owes nothing any more") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), UrgencyReason::party_may_flee, true);
  matter.must("town", head, DismissFinding{DismissalGround::own_competence, text("ours"), {}},
              at("2026-11-16 12:00"));
  CHECK(closed(*matter.state));
  for (const Obligation& row : matter.duties()) {
    CHECK(outcome_of(row) == ObligationOutcome::superseded);
    CHECK(row.superseded_at == at("2026-11-16 12:00"));
  }
}

TEST_CASE("3.1.1-a: the report concludes; what is left is overtaken; the fine may be paid later") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), UrgencyReason::party_may_flee, true);
  matter.attach("town", MaterialKind::basic_facts, at("2026-11-16 10:00"));
  matter.issue(at("2026-11-16 11:00"));
  matter.receive(at("2026-11-16 12:00"));
  matter.accept(at("2026-11-16 13:00"));
  matter.file(at("2026-11-16 14:00"));
  matter.decide_case(at("2026-11-17 09:00"));
  matter.must("dept", handler, ReportResult{text("fined")}, at("2026-11-17 10:00"));
  CHECK(closed(*matter.state));
  CHECK(outcome_of(matter.duty("dissuade")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("complete_materials")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("confirm_urgency")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("report_result")) == ObligationOutcome::on_time);
  matter.must("dept", handler, RecordExecution{at("2026-12-01 09:00"), text("paid")},
              at("2026-12-02 09:00"));
  CHECK(matter.state->stage == Stage::concluded);
  CHECK(matter.state->outcome->executed_at == at("2026-12-01 09:00"));
}

TEST_CASE("3.1.1-a: a case that is not filed is reported with its reasons") {
  Matter matter = accepted();
  CHECK(is(matter.refused("dept", handler, ReportResult{text("nothing")}, later),
           Refusal::result_missing));
  matter.must("dept", handler, no_filing(), at("2026-11-20 09:00"));
  CHECK_FALSE(matter.has_duty("decide_case"));
  matter.must("dept", handler, ReportResult{text("slight")}, at("2026-11-20 10:00"));
  CHECK(closed(*matter.state));
}

TEST_CASE("3.1.1-a: correcting the discovery moves the open clock and keeps the old value") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), UrgencyReason::party_may_flee);
  const Decision decision =
      matter.act("town", head, correction(CorrectableField::discovered_at, at("2026-11-15 09:00")),
                 at("2026-11-16 10:00"));
  REQUIRE(decision.has_value());
  CHECK(std::get<Corrected>(decision.value()[0]).old_instant == at("2026-11-16 09:00"));
  CHECK(matter.state->discovered_at == at("2026-11-15 09:00"));
  // What was urgent from its discovery stays so.
  CHECK(matter.duty("transfer").due_before == at("2026-11-16 09:00"));
}

TEST_CASE("3.1.1-a: a correction after sending changes no duty that has ended") {
  Matter matter;
  matter.find(at("2026-11-16 09:00"), std::nullopt, true);
  matter.must("town", handler, dissuasion(at("2026-11-16 09:05"), DissuasionResult::not_stopped),
              at("2026-11-16 09:10"));
  matter.attach_all(at("2026-11-16 10:00"));
  matter.issue(at("2026-11-16 11:00"));
  const std::vector<Obligation> before = matter.duties();
  matter.must("town", head, correction(CorrectableField::discovered_at, at("2026-11-10 09:00")),
              later);
  CHECK(matter.duties() == before);
  CHECK(matter.state->discovered_at == at("2026-11-10 09:00"));
}

TEST_CASE("3.1.1-a: an approved later start follows the corrected date") {
  Matter matter;
  RecordFinding command = finding(at("2026-11-16 09:00"));
  command.jurisdiction_determined_at = at("2026-11-18 09:00");
  matter.must("town", handler, command, at("2026-11-18 10:00"));
  matter.must("town", head, ApproveLaterStart{text("survey")}, at("2026-11-18 11:00"));
  matter.must("town", head,
              correction(CorrectableField::jurisdiction_determined_at, at("2026-11-17 09:00")),
              later);
  CHECK(matter.duty("transfer").due_before == at("2026-11-21 00:00"));
}

TEST_CASE("a handler corrects words, only the head a clock") {
  Matter matter = found();
  for (const CorrectableField field : {CorrectableField::title, CorrectableField::location,
                                       CorrectableField::facts, CorrectableField::provisions}) {
    matter.must("town", handler, correction(field, text("corrected words")), later);
  }
  CHECK(matter.state->title.length == 15);
  CHECK(matter.state->provisions.length == 15);
  Correct party;
  party.field = CorrectableField::party_name;
  party.personal = personal("the right name");
  party.reason = text("misread");
  matter.must("town", handler, party, later);
  CHECK(matter.state->party.name.length == 14);
  matter.must("town", handler, correction(CorrectableField::provisions, Text{}), later);
  CHECK(matter.state->provisions.empty());
}

TEST_CASE("the order of dissuading, telling and attaching changes no obligation") {
  const std::vector<Command> acts{dissuasion(at("2026-11-16 09:05"), DissuasionResult::not_stopped),
                                  dissuasion(at("2026-11-16 09:30"), DissuasionResult::party_left),
                                  telling(at("2026-11-16 09:40")),
                                  material(MaterialKind::basic_facts),
                                  material(MaterialKind::case_source)};
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  std::vector<Obligation> first;
  do {
    // The first dissuasion discharges; it is entered before the second.
    if (std::find(order.begin(), order.end(), 0U) > std::find(order.begin(), order.end(), 1U)) {
      continue;
    }
    Matter matter;
    matter.find(at("2026-11-16 09:00"), std::nullopt, true);
    for (const std::size_t i : order) {
      matter.must("town", handler, acts[i], at("2026-11-16 12:00"));
    }
    if (first.empty()) first = matter.duties();
    CHECK(matter.duties() == first);
  } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace liandong::case_transfer::test
