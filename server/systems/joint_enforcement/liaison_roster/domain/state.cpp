#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

#include <algorithm>

namespace liandong::liaison_roster {

const Liaison* liaison_of(const Roster& roster, Rank rank) {
  const auto found =
      std::find_if(roster.liaisons.rbegin(), roster.liaisons.rend(),
                   [&](const Liaison& one) { return one.rank == rank && !one.ended_at; });
  return found == roster.liaisons.rend() ? nullptr : &*found;
}

const Contact* contact_for(const Roster& roster, UnitId counterpart) {
  const auto found =
      std::find_if(roster.contacts.begin(), roster.contacts.end(),
                   [&](const Contact& one) { return one.counterpart == counterpart; });
  return found == roster.contacts.end() ? nullptr : &*found;
}

UnitId custodian(const Roster& roster) { return roster.unit; }

bool closed(const Roster& roster) { return roster.stage == Stage::closed; }

}  // namespace liandong::liaison_roster
