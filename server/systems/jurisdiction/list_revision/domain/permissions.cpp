// The table of who may do what when, and how a unit stands to a revision.
#include "systems/common/domain/permissions.hpp"

#include "systems/jurisdiction/list_revision/domain/revision.hpp"

#include <array>

namespace liandong::list_revision {
namespace {

using common::always;
using common::coordinator;
using common::head;
using common::in;
using common::sender;
using common::supervisor;

constexpr std::uint32_t reviewed = in(Stage::reviewed);
constexpr auto government = bits(Relation::government);
constexpr RoleSet decider = Role::decider;

constexpr std::array table{
    Permission{ProposeRevision::name, always, bits(Relation::anyone), head},
    Permission{Revise::name, in(Stage::returned), sender, head},
    Permission{Review::name, in(Stage::proposed), supervisor, coordinator},
    Permission{AuthorisePublication::name, reviewed, government, decider},
    Permission{Publish::name, reviewed, government, decider},
    Permission{Publish::name, reviewed, supervisor, coordinator},
    Permission{ReturnRevision::name, reviewed, government, decider},
    Permission{WithdrawProposal::name, in(Stage::proposed, Stage::returned), sender, head},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Revision& revision, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  const auto add_if = [&](bool stands, Relation one) {
    if (stands) relation = static_cast<std::uint8_t>(relation | bits(one));
  };
  add_if(unit == revision.proposer, Relation::sender);
  add_if(unit != revision.proposer && concerns(revision, unit), Relation::receiver);
  add_if(unit == custodian(revision), Relation::custodian);
  return relation;
}

bool has_use(const Revision& revision, std::string_view command) {
  return command != AuthorisePublication::name || !is_authorised(revision);
}

}  // namespace liandong::list_revision
