// The table of who may do what when, and how a unit stands to a dispute.
#include "systems/common/domain/permissions.hpp"

#include "systems/dispute_coordination/domain/dispute.hpp"

#include <algorithm>
#include <array>

namespace liandong::dispute_coordination {
namespace {

using common::always;
using common::coordinator;
using common::head;
using common::in;
using common::sender;
using common::supervisor;
using common::working;

constexpr std::uint32_t talking = in(Stage::negotiating);
constexpr std::uint32_t heard = in(Stage::reviewed, Stage::replied);
constexpr std::uint32_t open = in(Stage::negotiating, Stage::submitted) | heard;

constexpr auto party = Relation::sender | Relation::receiver;
constexpr auto party_or_interim = static_cast<std::uint8_t>(party | bits(Relation::interim));
constexpr auto government = bits(Relation::government);
constexpr RoleSet decider = Role::decider;

constexpr std::array table{
    Permission{OpenDispute::name, always, bits(Relation::anyone), head},
    Permission{StatePosition::name, talking, party, head},
    Permission{RecordNegotiation::name, talking, party, working},
    Permission{ProposeAgreement::name, open, party, head},
    Permission{SignAgreement::name, open, party, head},
    Permission{Submit::name, talking, party_or_interim, head},
    Permission{Reply::name, in(Stage::reviewed), party, head},
    Permission{Withdraw::name, in(Stage::negotiating, Stage::submitted), sender, head},
    Permission{AttachMaterial::name, open, party_or_interim, working},
    Permission{AttachMaterial::name, open, supervisor, coordinator},
    Permission{AttachMaterial::name, open, government, decider},
    Permission{Correct::name, open, sender, common::deciding},
    Permission{Coordinate::name, in(Stage::negotiating, Stage::submitted), supervisor, coordinator},
    Permission{JoinUnit::name, talking, supervisor, coordinator},
    Permission{AssignInterim::name, open, supervisor, coordinator},
    Permission{Review::name, in(Stage::submitted), supervisor, coordinator},
    Permission{Decide::name, heard, government, decider},
    Permission{ExtendDecision::name, heard, government, decider},
    Permission{RecordSuperiorDecision::name, heard, supervisor, coordinator},
};

}  // namespace

std::span<const Permission> permissions() { return table; }

std::uint8_t relations(const Dispute& dispute, UnitId unit) {
  if (unit.empty()) return 0;
  std::uint8_t relation = 0;
  const auto add_if = [&](bool stands, Relation one) {
    if (stands) relation = static_cast<std::uint8_t>(relation | bits(one));
  };
  const bool opener = unit == dispute.parties.front().unit;
  add_if(opener, Relation::sender);
  add_if(!opener && party_of(dispute, unit) != nullptr, Relation::receiver);
  add_if(unit == custodian(dispute), Relation::custodian);
  add_if(!closed(dispute) && unit == dispute.interims.back().unit, Relation::interim);
  return relation;
}

bool has_use(const Dispute& dispute, std::string_view command) {
  const bool vertical = has_vertical_party(dispute);
  if (command == SignAgreement::name) return dispute.agreement.has_value();
  if (command == ExtendDecision::name) return !vertical && !dispute.decision_extended_at;
  if (command == Decide::name) return !vertical;
  if (command == RecordSuperiorDecision::name) return vertical;
  return true;
}

}  // namespace liandong::dispute_coordination
