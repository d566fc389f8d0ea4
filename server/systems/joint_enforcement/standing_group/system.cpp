#include "systems/joint_enforcement/standing_group/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/joint_enforcement/standing_group/domain/group.hpp"
#include "systems/joint_enforcement/standing_group/domain/refusals.hpp"

namespace liandong::standing_group {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "standing_group";
  static constexpr std::string_view plural = "standing-groups";
  using State = Group;
  using Command = standing_group::Command;
  using Event = standing_group::Event;
  using Stage = standing_group::Stage;
  using Opening = FoundGroup;

  static std::span<const Permission> permissions() { return standing_group::permissions(); }
  static std::span<const RefusalInfo> refusals() { return standing_group::refusals(); }
  static engine::Summary summary(const Group& g);
  static std::vector<UnitId> units(const Group& g);
  static std::vector<engine::SystemNotice> notices(const Group* before, const Group& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Group& g, const std::vector<Obligation>& rows);
};

engine::Summary Domain::summary(const Group& g) {
  engine::Summary s;
  s.title = g.title;
  s.sender = g.founder;
  s.receiver = g.convener;
  return s;
}

std::vector<UnitId> Domain::units(const Group& g) {
  std::vector<UnitId> concerned = g.members;
  concerned.push_back(g.founder);
  concerned.push_back(g.convener);
  return concerned;
}

/// Every member learns that it belongs to the group and who convenes it.  [3.4.1-a]
std::vector<engine::SystemNotice> Domain::notices(const Group* before, const Group& now,
                                                  const UnitDirectory&) {
  constexpr RoleSet people = Role::handler | Role::head | (Role::liaison_a | Role::liaison_b);
  std::vector<engine::SystemNotice> told;
  for (const UnitId unit : now.members) {
    if (before == nullptr || !is_member(*before, unit)) {
      told.push_back({"group_founded", unit, people});
      continue;
    }
    if (now.convener != before->convener) {
      told.push_back({"convener_changed", unit, people});
    }
    if (closed(now) && !closed(*before)) {
      told.push_back({"group_dissolved", unit, people});
    }
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Group& g, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::standing, g.founded_at);
  if (closed(g)) {
    line.add(Stage::dissolved, g.closed_at);
  }
  return std::move(line).standing_at(g.stage);
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::standing_group
