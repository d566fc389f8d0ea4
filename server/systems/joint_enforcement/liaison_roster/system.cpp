#include "systems/joint_enforcement/liaison_roster/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/refusals.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

namespace liandong::liaison_roster {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "liaison_roster";
  static constexpr std::string_view plural = "liaison-rosters";
  using State = Roster;
  using Command = liaison_roster::Command;
  using Event = liaison_roster::Event;
  using Stage = liaison_roster::Stage;
  using Opening = OpenRoster;

  static std::span<const Permission> permissions() { return liaison_roster::permissions(); }
  static std::span<const RefusalInfo> refusals() { return liaison_roster::refusals(); }
  static engine::Summary summary(const Roster& r);
  static std::vector<UnitId> units(const Roster& r) { return {r.unit}; }
  static std::vector<engine::Step> steps(const Roster& r, const std::vector<Obligation>& rows);
};

engine::Summary Domain::summary(const Roster& r) {
  engine::Summary s;
  s.title = r.title;
  s.sender = r.unit;
  return s;
}

std::vector<engine::Step> Domain::steps(const Roster& r, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::kept, r.opened_at);
  if (closed(r)) {
    line.add(Stage::closed, r.closed_at);
  }
  return std::move(line).standing_at(r.stage);
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::liaison_roster
