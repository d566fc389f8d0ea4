// What section 二 asks of providing bases and standards, both sides of every bound.
#include "systems/jurisdiction/basis_provision/domain/provision_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::basis_provision::test {
namespace {

// Monday; the five working days end on Monday of the next week, the three on Thursday.
const Instant monday = at("2026-11-16 09:00");
const Instant provide_before = at("2026-11-24 00:00");
const Instant sign_before = at("2026-11-20 00:00");

Matter provided() {
  Matter matter;
  matter.assign(monday);
  matter.provide(monday + 3'600);
  return matter;
}

Matter acknowledged() {
  Matter matter = provided();
  matter.acknowledge("town", monday + 7'200);
  matter.acknowledge("town2", monday + 7'200);
  return matter;
}

}  // namespace

TEST_CASE("2-c the department owes bases and standards from the day the assignment is published") {
  Matter matter;
  matter.assign(monday);
  const Obligation owed = matter.duty("provide");
  CHECK(owed.debtor == UnitId{"dept"});
  CHECK(owed.creditor == UnitId{"justice"});
  CHECK(owed.clause == "2-c");
  CHECK(owed.basis == Basis::notice);
  CHECK(owed.arises_at == monday);
  CHECK_FALSE(owed.due_before.has_value());
  CHECK(owed.target_before == provide_before);
}

TEST_CASE("2-c a published list makes the department owe them, though it did nothing itself") {
  Matter matter;
  RecordAssignment named = assignment(monday);
  named.department = UnitId{"dept"};
  named.items = {ItemCode{"added-by-this-list"}};
  matter.must("gov", Role::decider, OpenFromList{named}, monday);
  CHECK(matter.duty("provide").debtor == UnitId{"dept"});
  CHECK(matter.duty("provide").target_before == provide_before);
  CHECK(custodian(*matter.state) == UnitId{"dept"});
}

TEST_CASE("2-c provided one second before and at the end of the target") {
  Matter in_time;
  in_time.assign(monday);
  in_time.provide(provide_before + -1);
  CHECK(outcome_of(in_time.duty("provide")) == ObligationOutcome::on_time);
  Matter late;
  late.assign(monday);
  late.provide(provide_before);
  CHECK(outcome_of(late.duty("provide")) == ObligationOutcome::over_target);
}

TEST_CASE("2-c every holder signs for itself within three working days") {
  Matter matter = provided();
  CHECK(matter.state->stage == Stage::provided);
  CHECK(matter.duty("acknowledge").debtor == UnitId{"town"});
  CHECK(matter.duty("acknowledge.2").debtor == UnitId{"town2"});
  CHECK(matter.duty("acknowledge").target_before == sign_before);
  matter.acknowledge("town", sign_before + -1);
  CHECK(outcome_of(matter.duty("acknowledge")) == ObligationOutcome::on_time);
  CHECK(matter.state->stage == Stage::provided);
  matter.acknowledge("town2", sign_before);
  CHECK(outcome_of(matter.duty("acknowledge.2")) == ObligationOutcome::over_target);
  CHECK(matter.state->stage == Stage::acknowledged);
  CHECK(closed(*matter.state));
}

TEST_CASE("2-c an inaccuracy is corrected within three working days and signed for anew") {
  Matter matter = provided();
  matter.acknowledge("town", monday + 7'200);
  matter.report("town2", monday + 7'200);
  CHECK(matter.state->stage == Stage::reported);
  const Obligation owed = matter.duty("correct");
  CHECK(owed.debtor == UnitId{"dept"});
  CHECK(owed.creditor == UnitId{"town2"});
  CHECK(owed.target_before == sign_before);
  SUBCASE("in time") {
    matter.must("dept", Role::handler, correction(), sign_before + -1);
    CHECK(outcome_of(matter.duty("correct")) == ObligationOutcome::on_time);
  }
  SUBCASE("late") {
    matter.must("dept", Role::handler, correction(), sign_before);
    CHECK(outcome_of(matter.duty("correct")) == ObligationOutcome::over_target);
  }
  CHECK(matter.state->stage == Stage::provided);
  CHECK(outcome_of(matter.duty("acknowledge.2")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("acknowledge.3")) == ObligationOutcome::open);
  matter.acknowledge("town", at("2026-11-23 09:00"));
  matter.acknowledge("town2", at("2026-11-23 09:00"));
  CHECK(matter.state->stage == Stage::acknowledged);
}

TEST_CASE("2-c one correction answers every open report") {
  Matter matter = provided();
  matter.report("town", monday + 7'200);
  matter.report("town2", monday + 7'200);
  matter.must("dept", Role::handler, correction(), monday + 9'000);
  CHECK(outcome_of(matter.duty("correct")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("correct.2")) == ObligationOutcome::on_time);
}

TEST_CASE("2-c what is right is upheld with reasons; the township still signs for it") {
  Matter matter = provided();
  matter.report("town", monday + 7'200);
  matter.must("dept", Role::head, UpholdProvision{matter.last_report(), text("it is in force")},
              monday + 9'000);
  CHECK(matter.state->stage == Stage::provided);
  CHECK(matter.state->reports.back().upheld_reason.length > 0);
  CHECK(outcome_of(matter.duty("correct")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("acknowledge")) == ObligationOutcome::open);
}

TEST_CASE("2-c a mistake found after everybody signed reopens the matter") {
  Matter matter = acknowledged();
  REQUIRE(closed(*matter.state));
  matter.report("town", at("2026-12-01 09:00"));
  CHECK_FALSE(closed(*matter.state));
  CHECK(matter.duty("correct").arises_at == at("2026-12-01 09:00"));
  matter.must("dept", Role::handler, correction(), at("2026-12-02 09:00"));
  CHECK(matter.has_duty("acknowledge.4"));
}

TEST_CASE("2-c the department corrects what it finds itself, without a report") {
  Matter matter = acknowledged();
  matter.must("dept", Role::handler, correction(), at("2026-12-02 09:00"));
  CHECK(matter.state->stage == Stage::provided);
  CHECK_FALSE(matter.has_duty("correct"));
}

TEST_CASE("an assignment that was taken back ends what is owed") {
  Matter matter = provided();
  matter.must("justice", Role::coordinator, DropAssignment{text("taken back")}, monday + 9'000);
  CHECK(matter.state->stage == Stage::dropped);
  CHECK(outcome_of(matter.duty("acknowledge")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("provide")) == ObligationOutcome::on_time);
}

TEST_CASE("an office of a township signs for its township") {
  Matter matter = provided();
  matter.must("town.team", Role::handler, Acknowledge{}, monday + 7'200);
  CHECK(has_acknowledged(matter.state->holders.front()));
}

TEST_CASE("a township or the coordinating office may start what the department owes") {
  Matter by_town;
  by_town.must("town", Role::handler, assignment(monday), monday);
  CHECK(by_town.state->department == UnitId{"dept"});
  Matter by_office;
  by_office.must("justice", Role::coordinator, assignment(monday), monday);
  Matter by_itself;
  RecordAssignment own = assignment(monday);
  own.department = {};
  by_itself.must("dept.brigade", Role::handler, own, monday);
  CHECK(by_itself.state->department == UnitId{"dept"});
}

TEST_CASE("what is missing although allowed is warned about") {
  RecordAssignment unnumbered = assignment(monday);
  unnumbered.decision.clear();
  CHECK(warnings(unnumbered) == std::vector<std::string_view>{"decision_missing"});
  CHECK(warnings(assignment(monday)).empty());
  CHECK(warnings(Provide{text("a"), text("b"), {}}) ==
        std::vector<std::string_view>{"flow_missing"});
  CHECK(warnings(provision()).empty());
}

}  // namespace liandong::basis_provision::test
