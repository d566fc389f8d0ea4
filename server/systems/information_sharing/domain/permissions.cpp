// The table of who may do what when, and how a unit stands to a matter.
#include "systems/common/domain/permissions.hpp"

#include "systems/information_sharing/domain/shared_item.hpp"

#include <array>

namespace liandong::information_sharing {
namespace {

using common::always;
using common::in;
using common::receiver;
using common::sender;

// The coordinating office shares what it forms like a department; its people are coordinators.
constexpr RoleSet working = common::working | Role::coordinator;
// 乡镇和街道综合指挥和信息化网络中心: its duty desk records and acknowledges, too.  [3.3.9-a]
constexpr RoleSet on_duty = common::on_duty | Role::coordinator;
constexpr RoleSet deciding = common::deciding | Role::coordinator;
constexpr RoleSet head = common::head | Role::coordinator;
// Whoever receives reads: the government and the judicial organs have people of their own.
constexpr RoleSet reading = on_duty | (Role::decider | Role::officer);

constexpr std::uint32_t waiting = in(Stage::formed, Stage::extended);
constexpr std::uint32_t out = in(Stage::shared);
constexpr std::uint32_t done = in(Stage::acknowledged);

constexpr std::array table{
    Permission{RecordFormed::name, always, bits(Relation::anyone), on_duty},
    Permission{AttachMaterial::name, waiting, sender, working},
    Permission{RemoveMaterial::name, waiting, sender, working},
    Permission{Extend::name, waiting, sender, deciding},
    Permission{Share::name, waiting, sender, working},
    Permission{AddRecipients::name, out, sender, working},
    Permission{Withdraw::name, out, sender, head},
    Permission{Discard::name, waiting | out | done, sender, head},
    Permission{Correct::name, waiting | out | done, sender, deciding},
    Permission{Acknowledge::name, out, receiver, reading},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const SharedItem& item, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  if (holds(item, unit)) {
    relation = static_cast<std::uint8_t>(common::sender | bits(Relation::custodian));
  }
  if (recipient_of(item, unit) != nullptr) {
    relation = static_cast<std::uint8_t>(relation | common::receiver);
  }
  return relation;
}

bool has_use(const SharedItem& item, std::string_view command, UnitId unit) {
  if (command == Extend::name) return !item.holder_is_local;
  if (command == Acknowledge::name) {
    const Recipient* recipient = recipient_of(item, unit);
    return recipient != nullptr && !recipient->acknowledged_at;
  }
  if (command == Withdraw::name) {
    const Round* round = round_in_force(item);
    if (round == nullptr) return false;
    for (const Recipient& recipient : round->recipients) {
      if (recipient.acknowledged_at) return false;
    }
  }
  return true;
}

}  // namespace liandong::information_sharing
