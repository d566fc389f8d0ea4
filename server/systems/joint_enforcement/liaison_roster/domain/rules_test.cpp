// What the sentences on liaison ask, on both sides of every bound.
#include "systems/joint_enforcement/liaison_roster/domain/roster_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::liaison_roster::test {
namespace {

constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

Matter opened() {
  Matter matter;
  matter.open(at("2026-03-02 09:00"));
  return matter;
}

}  // namespace

TEST_CASE("3.4.3-a every unit names liaison officers A and B within the target, to the second") {
  Matter matter = opened();
  for (const char* key : {"name_liaison_a", "name_liaison_b"}) {
    const Obligation row = matter.duty(key);
    CHECK(row.debtor == UnitId{"town"});
    CHECK(row.creditor == UnitId{"justice"});
    CHECK(row.basis == Basis::notice);
    CHECK(row.clause == "3.4.3-a");
    CHECK_FALSE(row.due_before.has_value());
    CHECK_FALSE(row.hour_clock);
    CHECK(*row.target_before == at("2026-03-06 00:00"));
  }
  matter.appoint(Rank::a, at("2026-03-05 23:59:59"));
  CHECK(outcome_of(matter.duty("name_liaison_a")) == Outcome::on_time);
  matter.appoint(Rank::b, at("2026-03-06 00:00"));
  CHECK(outcome_of(matter.duty("name_liaison_b")) == Outcome::over_target);
  CHECK_FALSE(matter.has_duty("name_liaison_a.2"));
}

TEST_CASE("3.4.3-b whoever goes leaves a gap that is owed again; who is replaced leaves none") {
  Matter matter = opened();
  matter.appoint(Rank::a, at("2026-03-03 09:00"));
  matter.appoint(Rank::a, at("2026-03-10 09:00"));
  CHECK_FALSE(matter.has_duty("name_liaison_a.2"));
  CHECK(matter.state->liaisons.front().replaced);
  matter.must("town", head, EndLiaison{Rank::a, text("moved")}, at("2026-03-16 09:00"));
  const Obligation row = matter.duty("name_liaison_a.2");
  CHECK(row.clause == "3.4.3-b");
  CHECK(row.arises_at == at("2026-03-16 09:00"));
  CHECK(*row.target_before == at("2026-03-20 00:00"));
  matter.appoint(Rank::a, at("2026-03-19 23:59:59"));
  CHECK(outcome_of(matter.duty("name_liaison_a.2")) == Outcome::on_time);
}

TEST_CASE("3.4.3-b a post that ends by itself is a gap known beforehand") {
  Matter matter = opened();
  matter.appoint(Rank::b, at("2026-03-03 09:00"), at("2026-06-01 00:00"));
  const Obligation row = matter.duty("name_liaison_b.2");
  CHECK(row.arises_at == at("2026-06-01 00:00"));
  CHECK(outcome_of(row) == Outcome::open);
  Matter early = matter;
  early.appoint(Rank::b, at("2026-05-20 09:00"));
  CHECK(outcome_of(early.duty("name_liaison_b.2")) == Outcome::on_time);
  Matter late = matter;
  late.appoint(Rank::b, at("2026-06-05 00:00"));
  CHECK(outcome_of(late.duty("name_liaison_b.2")) == Outcome::over_target);
  matter.must("town", head, EndLiaison{Rank::b, text("ill")}, at("2026-04-01 09:00"));
  CHECK(matter.duty("name_liaison_b.2").arises_at == at("2026-04-01 09:00"));
}

TEST_CASE("3.1.0-a each unit of the other side has a contact, one by one or all at once") {
  Matter matter = opened();
  CHECK(matter.state->without_contact.size() == 2);
  CHECK(matter.duty("set_contacts").clause == "3.1.0-a");
  Matter at_once = matter;
  matter.set("dept", at("2026-03-03 09:00"));
  CHECK(matter.state->without_contact == std::vector{UnitId{"dept2"}});
  CHECK(outcome_of(matter.duty("set_contacts")) == Outcome::open);
  CHECK(*matter.duty("set_contacts").target_before == at("2026-03-10 00:00"));
  matter.set("dept2", at("2026-03-09 23:59:59"));
  CHECK(outcome_of(matter.duty("set_contacts")) == Outcome::on_time);
  at_once.set("", at("2026-03-10 00:00"));
  CHECK(outcome_of(at_once.duty("set_contacts")) == Outcome::over_target);
}

TEST_CASE("3.1.0-a a new unit in the city wants a contact, unless there is one for all") {
  const UpdateCounterparts update{{UnitId{"dept"}, UnitId{"dept2"}, UnitId{"branch"}},
                                  {UnitId{"police"}, UnitId{"court"}}};
  Matter matter = opened();
  matter.set("dept", at("2026-03-03 09:00"));
  matter.set("dept2", at("2026-03-03 09:00"));
  Matter for_all = matter;
  for_all.set("", at("2026-03-03 10:00"));
  matter.must("town", Role::system_admin, update, at("2026-04-01 09:00"));
  CHECK(matter.duty("set_contacts.2").arises_at == at("2026-04-01 09:00"));
  for_all.must("town", Role::system_admin, update, at("2026-04-01 09:00"));
  CHECK_FALSE(for_all.has_duty("set_contacts.2"));
}

TEST_CASE("3.7-a a township keeps a contact with police, procuratorate and court each") {
  Matter matter = opened();
  CHECK(matter.duty("justice_contact").clause == "3.7-a");
  CHECK(matter.duty("justice_contact").creditor == UnitId{"police"});
  CHECK(matter.duty("justice_contact.2").creditor == UnitId{"court"});
  matter.set("", at("2026-03-03 09:00"));
  CHECK(outcome_of(matter.duty("justice_contact")) == Outcome::open);
  matter.set("police", at("2026-03-09 23:59:59"));
  CHECK(outcome_of(matter.duty("justice_contact")) == Outcome::on_time);
  matter.set("court", at("2026-03-10 00:00"));
  CHECK(outcome_of(matter.duty("justice_contact.2")) == Outcome::over_target);
  matter.must("town", Role::handler, RemoveContact{UnitId{"police"}, text("left")},
              at("2026-03-20 09:00"));
  CHECK(matter.duty("justice_contact.3").creditor == UnitId{"police"});
}

TEST_CASE("3.7-a an organ that is no longer there needs no contact") {
  Matter matter = opened();
  matter.must("town", Role::system_admin,
              UpdateCounterparts{{UnitId{"dept"}, UnitId{"dept2"}}, {UnitId{"police"}}},
              at("2026-03-03 09:00"));
  CHECK(outcome_of(matter.duty("justice_contact.2")) == Outcome::superseded);
}

TEST_CASE("3.4.3-b a complete roster is looked through within the target, to the day") {
  Matter matter = opened();
  matter.complete(at("2026-03-03 09:00"));
  CHECK(*matter.duty("confirm_roster").target_before ==
        at("2026-08-30 00:00") + seconds_per_day * 2);
  Matter late = matter;
  matter.must("town", Role::handler, ConfirmRoster{}, at("2026-08-31 23:59:59"));
  CHECK(outcome_of(matter.duty("confirm_roster")) == Outcome::on_time);
  CHECK(matter.duty("confirm_roster.2").arises_at == at("2026-08-31 23:59:59"));
  late.must("town", Role::handler, ConfirmRoster{}, at("2026-09-01 00:00"));
  CHECK(outcome_of(late.duty("confirm_roster")) == Outcome::over_target);
}

TEST_CASE("3.4.3-a the roster of a unit that is gone is closed and owes nothing") {
  Matter matter = opened();
  matter.units.units[UnitId{"town"}].active = false;
  matter.must("justice", Role::coordinator, CloseRoster{text("merged")}, at("2026-03-10 09:00"));
  CHECK(closed(*matter.state));
  CHECK(outcome_of(matter.duty("name_liaison_a")) == Outcome::superseded);
}

TEST_CASE("a contact without an office is warned about") {
  CHECK(warnings(contact("dept")).empty());
  SetContact bare = contact("dept");
  bare.office = {};
  CHECK(warnings(bare) == std::vector<std::string_view>{"office_missing"});
}

}  // namespace liandong::liaison_roster::test
