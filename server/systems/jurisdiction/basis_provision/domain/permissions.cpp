// The table of who may do what when, and how a unit stands to a provision.
#include "systems/common/domain/permissions.hpp"

#include "systems/jurisdiction/basis_provision/domain/provision.hpp"

#include <algorithm>
#include <array>

namespace liandong::basis_provision {
namespace {

using common::always;
using common::coordinator;
using common::deciding;
using common::head;
using common::in;
using common::receiver;
using common::sender;
using common::supervisor;
using common::working;

constexpr std::uint32_t given = in(Stage::provided, Stage::reported, Stage::acknowledged);
constexpr std::uint32_t open = in(Stage::owed, Stage::provided, Stage::reported);

constexpr std::array table{
    Permission{RecordAssignment::name, always, bits(Relation::anyone), deciding | coordinator},
    Permission{OpenFromList::name, always, bits(Relation::system), Role::system_admin},
    Permission{Provide::name, in(Stage::owed), sender, deciding},
    Permission{Acknowledge::name, in(Stage::provided, Stage::reported), receiver, working},
    Permission{ReportInaccuracy::name, given, receiver, deciding},
    Permission{CorrectProvision::name, given, sender, deciding},
    Permission{UpholdProvision::name, in(Stage::reported), sender, head},
    Permission{DropAssignment::name, open, sender, head},
    Permission{DropAssignment::name, open, supervisor, coordinator},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Provision& provision, UnitId unit) {
  if (unit.empty()) return 0;
  if (unit == provision.department) return Relation::sender | Relation::custodian;
  return holder_of(provision, unit) != nullptr ? bits(Relation::receiver) : std::uint8_t{0};
}

bool has_use(const Provision& provision, std::string_view command) {
  if (command != Acknowledge::name) return true;
  return !std::all_of(provision.holders.begin(), provision.holders.end(), has_acknowledged);
}

}  // namespace liandong::basis_provision
