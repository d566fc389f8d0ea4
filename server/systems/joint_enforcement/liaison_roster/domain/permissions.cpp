// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

#include <array>

namespace liandong::liaison_roster {
namespace {

using common::always;
using common::deciding;
using common::in;
using common::sender;
using common::working;

constexpr std::uint32_t kept = in(Stage::kept);

constexpr std::array table{
    Permission{OpenRoster::name, always, bits(Relation::system), Role::system_admin},
    Permission{UpdateCounterparts::name, kept, bits(Relation::system), Role::system_admin},
    Permission{AppointLiaison::name, kept, sender, deciding},
    Permission{EndLiaison::name, kept, sender, deciding},
    Permission{SetContact::name, kept, sender, working},
    Permission{RemoveContact::name, kept, sender, working},
    Permission{ConfirmRoster::name, kept, sender, working},
    Permission{CloseRoster::name, kept, common::supervisor, common::coordinator},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Roster& roster, UnitId unit) {
  if (unit.empty() || unit != roster.unit) return 0;
  return Relation::sender | Relation::custodian;
}

bool has_use(const Roster& roster, std::string_view command) {
  const bool named =
      liaison_of(roster, Rank::a) != nullptr || liaison_of(roster, Rank::b) != nullptr;
  if (command == EndLiaison::name) return named;
  if (command == RemoveContact::name) return !roster.contacts.empty();
  return true;
}

}  // namespace liandong::liaison_roster
