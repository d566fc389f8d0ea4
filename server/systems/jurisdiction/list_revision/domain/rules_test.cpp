// What section 二 asks of revising the list, both sides of every bound.
#include "systems/jurisdiction/list_revision/domain/revision_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::list_revision::test {
namespace {

constexpr auto decider = Role::decider;
constexpr auto coordinator = Role::coordinator;

// Monday; the five working days end on Monday of the next week.
const Instant monday = at("2026-11-16 09:00");
const Instant five_days = at("2026-11-24 00:00");

Matter proposed() {
  Matter matter;
  matter.propose(monday);
  return matter;
}

Matter reviewed() {
  Matter matter = proposed();
  matter.review(true, monday);
  return matter;
}

Matter reviewed_with(std::vector<ListChange> changes) {
  Matter matter;
  matter.must("dept", Role::head, proposal(std::move(changes)), monday);
  matter.review(true, monday);
  return matter;
}

}  // namespace

TEST_CASE("2-e the coordinating office reviews within five working days") {
  Matter matter = proposed();
  const Obligation owed = matter.duty("review");
  CHECK(owed.debtor == UnitId{"justice"});
  CHECK(owed.creditor == UnitId{"town"});
  CHECK(owed.clause == "2-e");
  CHECK(owed.target_before == five_days);
  CHECK_FALSE(owed.due_before.has_value());
  CHECK(custodian(*matter.state) == UnitId{"justice"});
  SUBCASE("in time") {
    matter.review(true, five_days + -1);
    CHECK(outcome_of(matter.duty("review")) == ObligationOutcome::on_time);
  }
  SUBCASE("late") {
    matter.review(true, five_days);
    CHECK(outcome_of(matter.duty("review")) == ObligationOutcome::over_target);
  }
  CHECK(matter.state->stage == Stage::reviewed);
}

TEST_CASE("2-e what S does not approve goes back and is revised within five working days") {
  Matter matter = proposed();
  matter.review(false, monday);
  CHECK(matter.state->stage == Stage::returned);
  CHECK(custodian(*matter.state) == UnitId{"town"});
  CHECK(matter.duty("revise").debtor == UnitId{"town"});
  CHECK(matter.duty("revise").target_before == five_days);
  matter.must("town", Role::head, revised(), five_days + -1);
  CHECK(outcome_of(matter.duty("revise")) == ObligationOutcome::on_time);
  CHECK(matter.state->stage == Stage::proposed);
  CHECK(matter.state->changes.front().effective_on == day("2027-02-01"));
  CHECK(outcome_of(matter.duty("review.2")) == ObligationOutcome::open);
}

TEST_CASE("2-e the government publishes within five working days of the review") {
  Matter matter = reviewed();
  CHECK(matter.duty("publish").debtor == UnitId{"gov"});
  CHECK(matter.duty("publish").target_before == five_days);
  CHECK(custodian(*matter.state) == UnitId{"gov"});
  SUBCASE("in time") {
    matter.must("gov", decider, publication(), five_days + -1);
    CHECK(outcome_of(matter.duty("publish")) == ObligationOutcome::on_time);
  }
  SUBCASE("late") {
    matter.must("gov", decider, publication(), five_days);
    CHECK(outcome_of(matter.duty("publish")) == ObligationOutcome::over_target);
  }
  CHECK(matter.state->stage == Stage::published);
  CHECK(matter.state->publication->version == 8);  // the small city's register is at version 7
  CHECK(closed(*matter.state));
}

TEST_CASE("2-e S publishes only if the government said so; then it owes it") {
  Matter matter = reviewed();
  CHECK(is(matter.refused("justice", coordinator, publication(), monday),
           Refusal::publication_not_authorised));
  matter.must("gov", decider, AuthorisePublication{text("go ahead")}, monday + 60);
  CHECK(outcome_of(matter.duty("publish")) == ObligationOutcome::on_time);
  CHECK(matter.duty("publish.2").debtor == UnitId{"justice"});
  CHECK(custodian(*matter.state) == UnitId{"justice"});
  matter.must("justice", coordinator, publication(), monday + 120);
  CHECK(matter.state->stage == Stage::published);
}

TEST_CASE("2-e an authorisation holds for what was reviewed, not for what comes after a return") {
  Matter matter = reviewed();
  matter.must("gov", decider, AuthorisePublication{{}}, monday + 60);
  matter.must("gov", decider, ReturnRevision{text("another day")}, monday + 120);
  matter.must("town", Role::head, revised(), monday + 180);
  matter.review(true, monday + 240);
  CHECK(is(matter.refused("justice", coordinator, publication(), monday + 300),
           Refusal::publication_not_authorised));
}

TEST_CASE("2-e the government may return a revision; the unit revises it") {
  Matter matter = reviewed();
  matter.must("gov", decider, ReturnRevision{text("another day")}, monday + 60);
  CHECK(matter.state->stage == Stage::returned);
  CHECK(outcome_of(matter.duty("publish")) == ObligationOutcome::on_time);
  CHECK(matter.duty("revise").arises_at == monday + 60);
}

TEST_CASE(
    "2-a no assignment changes for days that have passed: the day of publication is the bound") {
  const Instant now = at("2026-11-17 10:00");
  for (const auto& make : {assign, revoke}) {
    CHECK(is(reviewed_with({make("town", day("2026-11-16"))})
                 .refused("gov", decider, publication(), now),
             Refusal::change_in_the_past));
    reviewed_with({make("town", day("2026-11-17"))}).must("gov", decider, publication(), now);
  }
  const Rejection second =
      reviewed_with({assign("town", day("2026-11-17")), retire("market", day("2026-11-16"))})
          .refused("gov", decider, publication(), now);
  CHECK(is(second, Refusal::change_in_the_past));
  CHECK(second.number == 2);
}

TEST_CASE("2-d a law sets its own day: a basis may change from a day that has passed") {
  reviewed_with({replace_basis(day("2026-08-15"))})
      .must("gov", decider, publication(), at("2026-11-17 10:00"));
}

TEST_CASE("2-e a township revises its own list only") {
  Matter matter;
  const Rejection no = matter.refused(
      "town", Role::head,
      proposal({assign("town", day("2027-01-01")), assign("town2", day("2027-01-01"))}), monday);
  CHECK(is(no, Refusal::not_own_list));
  CHECK(no.number == 2);
  matter.must("dept", Role::head, proposal({assign("town2", day("2027-01-01"))}), monday);
  CHECK(relations(*matter.state, UnitId{"town2"}) == bits(Relation::receiver));
}

TEST_CASE("a new item may be assigned in the revision that adds it") {
  Matter matter;
  ListChange given = assign("town", day("2027-01-01"));
  given.item = ItemCode{"new"};
  CHECK(is(matter.refused("dept", Role::head, proposal({given}), monday),
           CommonRefusal::item_unknown));
  matter.must("dept", Role::head, proposal({add_item("new", day("2027-01-01")), given}), monday);
}

TEST_CASE("a proposal that is withdrawn owes nothing any more") {
  Matter matter = proposed();
  matter.must("town", Role::head, WithdrawProposal{text("no longer wanted")}, monday + 60);
  CHECK(matter.state->stage == Stage::withdrawn);
  CHECK(outcome_of(matter.duty("review")) == ObligationOutcome::superseded);
}

TEST_CASE("what is missing although allowed is warned about") {
  CHECK(warnings(proposal({assign("town", day("2027-01-01"))})).empty());
  ProposeRevision bare = proposal({assign("town", day("2027-01-01"))});
  bare.changes.front().next_evaluation_on.reset();
  bare.legal_basis.clear();
  CHECK(warnings(bare) ==
        std::vector<std::string_view>{"evaluation_missing", "legal_basis_missing"});
  Revise again = revised();
  again.changes.front().next_evaluation_on.reset();
  CHECK(warnings(again) == std::vector<std::string_view>{"evaluation_missing"});
}

}  // namespace liandong::list_revision::test
