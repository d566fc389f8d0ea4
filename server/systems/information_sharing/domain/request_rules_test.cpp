// What 三（三）3 and 4 ask of a unit whose information another needs, on both sides of every bound.
#include "systems/information_sharing/domain/sharing_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::information_request::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
using Outcome = ObligationOutcome;
using information_sharing::Refusal;

const Instant asked_at = at("2026-03-02 10:00");

Request asked(Kind kind = Kind::penalty_decision) {
  Request request;
  request.ask(asked_at, kind);
  return request;
}

}  // namespace

TEST_CASE("3.3.3-b a township answers promptly as the department needs; three days are a target") {
  Request request = asked();
  const Obligation row = request.duty("answer");
  CHECK(row.debtor == UnitId{"town"});
  CHECK(row.creditor == UnitId{"dept"});
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.3.3-b");
  CHECK_FALSE(row.due_before.has_value());
  CHECK(*row.target_before == at("2026-03-06 00:00"));
  Request late = request;
  request.answer(at("2026-03-05 23:59:59"));
  CHECK(outcome_of(request.duty("answer")) == Outcome::on_time);
  CHECK(request.state->stage == Stage::answered);
  late.answer(at("2026-03-06 00:00"));
  CHECK(outcome_of(late.duty("answer")) == Outcome::over_target);
}

TEST_CASE("3.3.4 statistics have the four purposes of the notice and a sentence of their own") {
  for (const Kind kind : {Kind::field_management, Kind::statistical_analysis,
                          Kind::archive_management, Kind::superior_assessment}) {
    CHECK(asked(kind).duty("answer").clause == "3.3.4");
  }
  CHECK(asked(Kind::inspection_record).duty("answer").clause == "3.3.0-a");
}

TEST_CASE("3.3.4 the time the request names goes before the target of the city") {
  Request request;
  RequestInformation command = question(Kind::statistical_analysis);
  command.wanted_before = at("2026-03-31 00:00");
  request.must("dept", handler, command, asked_at);
  CHECK(*request.duty("answer").target_before == at("2026-03-31 00:00"));
  request.answer(at("2026-03-30 23:59:59"));
  CHECK(outcome_of(request.duty("answer")) == Outcome::on_time);
}

TEST_CASE("3.3.0-a a township asks a department, too; between two of a side it is a target only") {
  Request other;
  RequestInformation command = question();
  command.asked = UnitId{"dept"};
  other.must("town", handler, command, asked_at);
  CHECK(other.duty("answer").clause == "3.3.0-a");
  CHECK(other.duty("answer").basis == Basis::notice);
  Request outside;
  command.asked = UnitId{"dept2"};
  outside.must("dept", handler, command, asked_at);
  CHECK(outside.duty("answer").basis == Basis::internal);
  Request towns;
  command.asked = UnitId{"town2"};
  towns.must("town", handler, command, asked_at);
  CHECK(towns.duty("answer").basis == Basis::internal);
  Request coordinating;
  command.asked = UnitId{"town"};
  coordinating.must("justice", Role::coordinator, command, asked_at);
  CHECK(coordinating.duty("answer").clause == "3.3.3-b");
}

TEST_CASE("3.3.3-b who asked confirms within three working days and closes the matter") {
  Request request = asked();
  request.answer(at("2026-03-03 10:00"));
  const Obligation row = request.duty("confirm");
  CHECK(row.debtor == UnitId{"dept"});
  CHECK(*row.target_before == at("2026-03-07 00:00"));
  request.must("dept", handler, Confirm{}, at("2026-03-06 23:59:59"));
  CHECK(outcome_of(request.duty("confirm")) == Outcome::on_time);
  CHECK(closed(*request.state));
}

TEST_CASE("3.3.3-b what is missing is owed again, from the moment it was asked for") {
  Request request = asked();
  request.must("town", handler, material(MaterialKind::answer), at("2026-03-03 09:00"));
  request.answer(at("2026-03-03 10:00"));
  REQUIRE(request.state->rounds[0].materials.size() == 1);
  request.must("dept", handler, AskAgain{text("missing")}, at("2026-03-04 10:00"));
  CHECK(request.state->stage == Stage::requested);
  CHECK(custodian(*request.state) == UnitId{"town"});
  CHECK(*request.duty("answer.2").target_before == at("2026-03-10 00:00"));
  CHECK(outcome_of(request.duty("answer")) == Outcome::on_time);
  CHECK(outcome_of(request.duty("confirm")) == Outcome::on_time);
  CHECK(is(request.refused("town", handler, AnswerRequest{}, at("2026-03-05 10:00")),
           Refusal::content_missing));
  request.answer(at("2026-03-05 10:00"));
  CHECK(request.state->rounds[1].materials.empty());
}

TEST_CASE("3.3.3-b a decline wins no time: if S overrules it the first clock holds") {
  Request request = asked();
  request.decline(at("2026-03-03 10:00"));
  CHECK(request.state->stage == Stage::declined);
  CHECK(outcome_of(request.duty("answer")) == Outcome::superseded);
  CHECK(request.duty("confirm").debtor == UnitId{"dept"});
  Request accepted = request;
  request.must("justice", Role::coordinator, OverruleDecline{text("reason")},
               at("2026-03-09 10:00"));
  CHECK(*request.duty("answer.2").target_before == at("2026-03-06 00:00"));
  request.answer(at("2026-03-09 11:00"));
  CHECK(outcome_of(request.duty("answer.2")) == Outcome::over_target);
  accepted.must("dept", handler, Confirm{text("comment")}, at("2026-03-04 10:00"));
  CHECK(accepted.state->stage == Stage::confirmed);
}

TEST_CASE("a withdrawn request owes nothing") {
  Request request = asked();
  request.must("dept", head, Withdraw{text("reason")}, at("2026-03-03 10:00"));
  CHECK(closed(*request.state));
  CHECK(outcome_of(request.duty("answer")) == Outcome::superseded);
}

TEST_CASE("forms come from who asks, answers from who was asked, and what was sent stays") {
  Request request = asked();
  request.must("dept", handler, material(MaterialKind::form), asked_at);
  CHECK(is(request.refused("town", handler, material(MaterialKind::form), asked_at),
           Refusal::file_not_yours));
  CHECK(is(request.refused("dept", handler, material(MaterialKind::answer), asked_at),
           Refusal::file_not_yours));
  request.must("dept", handler, RemoveMaterial{request.state->materials[0].id, text("reason")},
               asked_at);
  request.must("dept", handler, correction(CorrectableField::title, text("other")), asked_at);
  request.must("dept", handler, correction(CorrectableField::need, text("other")), asked_at);
  request.must("dept", handler, correction(CorrectableField::purpose, text("other")), asked_at);
  CHECK(request.state->purpose.length == 5);
}

TEST_CASE("who declines because it has nothing names who has it, or is warned") {
  CHECK(warnings(refusal()).empty());
  Decline unnamed = refusal();
  unnamed.holder = {};
  CHECK(warnings(unnamed) == std::vector<std::string_view>{"holder_not_named"});
}

}  // namespace liandong::information_request::test
