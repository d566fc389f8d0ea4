#include "systems/jurisdiction/basis_provision/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/basis_provision/domain/refusals.hpp"

namespace liandong::basis_provision {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "basis_provision";
  static constexpr std::string_view plural = "basis-provisions";
  using State = Provision;
  using Command = basis_provision::Command;
  using Event = basis_provision::Event;
  using Stage = basis_provision::Stage;
  using Opening = RecordAssignment;

  static std::span<const Permission> permissions() { return basis_provision::permissions(); }
  static std::span<const RefusalInfo> refusals() { return basis_provision::refusals(); }
  static engine::Summary summary(const Provision& p);
  static std::vector<UnitId> units(const Provision& p);
  static std::vector<engine::SystemNotice> notices(const Provision* before, const Provision& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Provision& p, const std::vector<Obligation>& rows);
};

engine::Summary Domain::summary(const Provision& p) {
  engine::Summary s;
  s.title = p.title;
  s.number = p.decision;
  s.sender = p.department;
  s.receiver = p.holders.front().unit;
  return s;
}

std::vector<UnitId> Domain::units(const Provision& p) {
  std::vector<UnitId> concerned{p.department, p.coordinating_office};
  for (const Holder& holder : p.holders) concerned.push_back(holder.unit);
  return concerned;
}

/// Who reported learns that its report was answered; S learns of every report.  [2-c]
std::vector<engine::SystemNotice> Domain::notices(const Provision* before, const Provision& now,
                                                  const UnitDirectory&) {
  constexpr RoleSet people = Role::handler | Role::head;
  std::vector<engine::SystemNotice> told;
  if (before == nullptr) return told;
  for (std::size_t i = 0; i < now.reports.size(); ++i) {
    const bool known = i < before->reports.size();
    if (!known) {
      told.push_back({"inaccuracy_reported", now.coordinating_office, Role::coordinator});
    } else if (is_open(before->reports[i]) && !is_open(now.reports[i])) {
      told.push_back({"report_answered", now.reports[i].holder, people});
    }
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Provision& p, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::owed, p.published_at);
  const bool given = !p.rounds.empty();
  line.add(Stage::provided, given ? std::optional{p.rounds.front().provided_at} : std::nullopt,
           "provide");
  if (p.stage == Stage::reported) line.add(Stage::reported, p.reports.back().reported_at);
  if (p.stage == Stage::dropped) {
    line.add(Stage::dropped, p.closed_at);
  } else {
    line.add(Stage::acknowledged, p.closed_at, "acknowledge");
  }
  return std::move(line).standing_at(p.stage);
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::basis_provision
