// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/joint_enforcement/standing_group/domain/group.hpp"

#include <array>

namespace liandong::standing_group {
namespace {

using common::always;
using common::in;
using common::sender;
using common::supervisor;

// The coordinating office founds and keeps groups itself.
constexpr RoleSet head = common::head | common::coordinator;
constexpr RoleSet working = common::working | common::coordinator;
constexpr std::uint32_t open = in(Stage::standing);
constexpr std::uint8_t keeping = static_cast<std::uint8_t>(sender | supervisor);

constexpr std::array table{
    Permission{FoundGroup::name, always, bits(Relation::anyone), head},
    Permission{ChangeMembers::name, open, keeping, head},
    Permission{ChangeConvener::name, open, keeping, head},
    Permission{ChangePeriod::name, open, keeping, head},
    Permission{RecordMeeting::name, open, sender, working},
    Permission{Dissolve::name, open, keeping, head},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Group& group, UnitId unit) {
  if (unit.empty()) return 0;
  if (unit == group.convener) return Relation::sender | Relation::custodian;
  return is_member(group, unit) ? common::receiver : std::uint8_t{0};
}

}  // namespace liandong::standing_group
