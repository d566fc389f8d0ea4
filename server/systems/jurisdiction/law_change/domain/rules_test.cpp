// What section 二 asks when a legal basis changes, both sides of every bound.
#include "systems/jurisdiction/law_change/domain/law_change_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::law_change::test {
namespace {

// Monday; the five working days end on Monday of the next week, the three on Thursday.
const Instant monday = at("2026-11-16 09:00");
const Instant announce_before = at("2026-11-24 00:00");
const Instant sign_before = at("2026-11-20 00:00");
const LocalDay far = day("2027-01-01");

Matter opened(LocalDay effective_on = far) {
  Matter matter;
  matter.open(monday, effective_on);
  return matter;
}

Matter announced() {
  Matter matter = opened();
  matter.announce(monday + 3'600);
  return matter;
}

Instant bound_of_announcement(std::string_view effective_on) {
  return *opened(day(effective_on)).duty("announce").target_before;
}

}  // namespace

TEST_CASE("2-d the department owes the announcement from the moment the change is known") {
  const Obligation owed = opened().duty("announce");
  CHECK(owed.debtor == UnitId{"dept"});
  CHECK(owed.creditor == UnitId{"justice"});
  CHECK(owed.clause == "2-d");
  CHECK(owed.basis == Basis::notice);
  CHECK(owed.arises_at == monday);
  CHECK_FALSE(owed.due_before.has_value());
  CHECK(owed.target_before == announce_before);
}

TEST_CASE("2-d announced one second before and at the end of five working days") {
  Matter in_time = opened();
  in_time.announce(announce_before + -1);
  CHECK(outcome_of(in_time.duty("announce")) == ObligationOutcome::on_time);
  Matter late = opened();
  late.announce(announce_before);
  CHECK(outcome_of(late.duty("announce")) == ObligationOutcome::over_target);
}

TEST_CASE("2-d not after the day of effect: the earlier of the two bounds holds") {
  // The last working day is Monday the 23rd.
  CHECK(bound_of_announcement("2026-11-24") == announce_before);
  CHECK(bound_of_announcement("2026-11-23") == announce_before);
  CHECK(bound_of_announcement("2026-11-22") == at("2026-11-23 00:00"));
  CHECK(bound_of_announcement("2026-11-16") == at("2026-11-17 00:00"));
}

TEST_CASE("2-d a law that was in force already leaves the five working days") {
  CHECK(bound_of_announcement("2026-11-15") == announce_before);
  const Obligation revision = opened(day("2026-11-15")).duty("propose_revision");
  CHECK(revision.target_before == announce_before);
}

TEST_CASE("2-d the day of effect holds also where the city has no target") {
  Matter matter = opened(day("2026-11-20"));
  matter.targets = Targets{};
  CHECK(matter.duty("announce").target_before == at("2026-11-21 00:00"));
  CHECK_FALSE(matter.duty("propose_revision").target_before == std::nullopt);
}

TEST_CASE("2-d every holder signs for the announcement within three working days") {
  Matter matter = announced();
  CHECK(matter.duty("acknowledge").debtor == UnitId{"town"});
  CHECK(matter.duty("acknowledge.2").debtor == UnitId{"town2"});
  CHECK(matter.duty("acknowledge").target_before == sign_before);
  matter.acknowledge("town", sign_before + -1);
  matter.acknowledge("town2", sign_before);
  CHECK(outcome_of(matter.duty("acknowledge")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("acknowledge.2")) == ObligationOutcome::over_target);
  CHECK(matter.state->stage == Stage::announced);
}

TEST_CASE("2-e department and holders each look at their list by the day of effect") {
  Matter matter = opened(day("2026-12-01"));
  for (const std::string_view key :
       {"propose_revision", "propose_revision.2", "propose_revision.3"}) {
    const Obligation owed = matter.duty(key);
    CHECK(owed.clause == "2-e");
    CHECK(owed.arises_at == monday);
    CHECK(owed.target_before == at("2026-12-02 00:00"));
  }
  CHECK(matter.duty("propose_revision").debtor == UnitId{"dept"});
  CHECK(matter.duty("propose_revision.2").debtor == UnitId{"town"});
  matter.must("town", Role::handler, proposed("m1"), at("2026-12-01 23:59:59"));
  matter.must("town2", Role::handler, no_revision(), at("2026-12-02 00:00:00"));
  CHECK(outcome_of(matter.duty("propose_revision.2")) == ObligationOutcome::on_time);
  CHECK(outcome_of(matter.duty("propose_revision.3")) == ObligationOutcome::over_target);
  CHECK(revision_of(*matter.state, UnitId{"town"})->revision == MatterId{"m1"});
  CHECK(revision_of(*matter.state, UnitId{"town2"})->none_needed);
}

TEST_CASE("2-d, 2-e settled once everybody signed and every list was looked at") {
  Matter matter = announced();
  matter.acknowledge("town", monday + 7'200);
  matter.acknowledge("town2", monday + 7'200);
  matter.need_no_revision("town", monday + 7'200);
  matter.need_no_revision("town2", monday + 7'200);
  CHECK(matter.state->stage == Stage::announced);
  matter.need_no_revision("dept", monday + 7'300);
  CHECK(matter.state->stage == Stage::settled);
  CHECK(closed(*matter.state));
}

TEST_CASE("2-e lists may be looked at before the announcement; it is still owed") {
  Matter matter = opened();
  for (const std::string_view unit : {"dept", "town", "town2"}) {
    matter.need_no_revision(unit, monday + 60);
  }
  CHECK(matter.state->stage == Stage::registered);
  CHECK(outcome_of(matter.duty("announce")) == ObligationOutcome::open);
}

TEST_CASE("2-d open matters are marked once each, also after the matter was settled") {
  Matter matter = announced();
  const auto platform = [&](std::string_view id) {
    matter.must("justice", Role::system_admin, mark(id), monday + 8'000);
  };
  platform("m1");
  CHECK(is(matter.refused("justice", Role::system_admin, mark("m1"), monday + 8'000),
           Refusal::already_marked));
  matter.acknowledge("town", monday + 8'000);
  matter.acknowledge("town2", monday + 8'000);
  for (const std::string_view unit : {"dept", "town", "town2"}) {
    matter.need_no_revision(unit, monday + 8'000);
  }
  platform("m2");
  CHECK(matter.state->affected.size() == 2);
  CHECK(matter.state->affected.back().matter == MatterId{"m2"});
  CHECK(closed(*matter.state));
}

TEST_CASE("a change that was entered by mistake owes nothing any more") {
  Matter matter = announced();
  matter.must("justice", Role::coordinator, DropLawChange{text("not passed")}, monday + 9'000);
  CHECK(matter.state->stage == Stage::dropped);
  CHECK(outcome_of(matter.duty("acknowledge")) == ObligationOutcome::superseded);
  CHECK(outcome_of(matter.duty("propose_revision")) == ObligationOutcome::superseded);
}

TEST_CASE("2-d whoever learns of it registers it: S, the department, a township") {
  for (const auto& [unit, role] :
       {std::pair{"justice", Role::coordinator}, std::pair{"dept", Role::handler},
        std::pair{"town.team", Role::handler}}) {
    Matter matter;
    matter.must(unit, role, change_of_law(monday, far), monday);
    CHECK(matter.state->department == UnitId{"dept"});
  }
}

TEST_CASE("2-d, 3.1.3-c an office with a statute on file announces in its own name") {
  Matter matter;
  RegisterLawChange change = change_of_law(monday, far);
  change.department = UnitId{"branch"};
  matter.must("justice", Role::coordinator, change, monday);
  CHECK(matter.duty("announce").debtor == UnitId{"branch"});
  change.department = UnitId{"orphan"};
  CHECK(is(Matter{}.refused("justice", Role::coordinator, change, monday),
           Refusal::provider_not_department));
}

TEST_CASE("what is missing although allowed is warned about") {
  CHECK(warnings(change_of_law(monday, day("2026-11-15"))) ==
        std::vector<std::string_view>{"already_in_force"});
  CHECK(warnings(change_of_law(monday, day("2026-11-16"))).empty());
  AnnounceBasisChange silent = announcement();
  CHECK(warnings(silent).empty());
  silent.transition = {};
  CHECK(warnings(silent) == std::vector<std::string_view>{"transition_missing"});
}

}  // namespace liandong::law_change::test
