// Shortcuts for the tests of liaison rosters.
#include "systems/joint_enforcement/liaison_roster/domain/roster_fixture.hpp"

namespace liandong::liaison_roster::test {

Targets default_targets() {
  return Targets{{{"liaison_roster.name", working_days(3)},
                  {"liaison_roster.set_contacts", working_days(5)},
                  {"liaison_roster.justice_contact", working_days(5)},
                  {"liaison_roster.confirm_roster", calendar_days(180)}}};
}

void Matter::open(Instant now) { must("town", Role::system_admin, roster(), now); }

void Matter::appoint(Rank rank, Instant now, std::optional<Instant> until) {
  must("town", Role::head, appointment(rank, until), now);
}

void Matter::set(std::string_view counterpart, Instant now) {
  must("town", Role::handler, contact(counterpart), now);
}

void Matter::complete(Instant now) {
  appoint(Rank::a, now);
  appoint(Rank::b, now);
  set("", now);
  set("police", now);
  set("court", now);
}

OpenRoster roster() {
  return {UnitId{"town"},
          text("title"),
          {UnitId{"dept"}, UnitId{"dept2"}},
          {UnitId{"police"}, UnitId{"court"}}};
}

AppointLiaison appointment(Rank rank, std::optional<Instant> until) {
  return {rank, personal("name"), text("office"), personal("telephone"), until};
}

SetContact contact(std::string_view counterpart) {
  return {UnitId{counterpart}, personal("name"), text("office"), personal("telephone"), {}};
}

}  // namespace liandong::liaison_roster::test
