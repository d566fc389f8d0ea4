#include "systems/joint_enforcement/consultation/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"
#include "systems/joint_enforcement/consultation/domain/refusals.hpp"

namespace liandong::consultation {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "consultation";
  static constexpr std::string_view plural = "consultations";
  using State = Meeting;
  using Command = consultation::Command;
  using Event = consultation::Event;
  using Stage = consultation::Stage;
  using Opening = Convene;

  static std::span<const Permission> permissions() { return consultation::permissions(); }
  static std::span<const RefusalInfo> refusals() { return consultation::refusals(); }
  static engine::Summary summary(const Meeting& m);
  static std::vector<UnitId> units(const Meeting& m);
  static std::vector<engine::SystemNotice> notices(const Meeting* before, const Meeting& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Meeting& m, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Meeting& m);
  static std::uint8_t file_readers(const Meeting&) { return engine::every_reader; }
};

engine::Summary Domain::summary(const Meeting& m) {
  engine::Summary s;
  s.title = m.title;
  s.sender = m.convener;
  s.receiver = m.participants.front().unit;
  return s;
}

std::vector<UnitId> Domain::units(const Meeting& m) {
  std::vector<UnitId> concerned{m.convener, m.drafting_office, m.coordinating_office};
  for (const Participant& one : m.participants) {
    concerned.push_back(one.unit);
  }
  return concerned;
}

/// 会议通知; what was agreed reaches everybody who was invited.  [3.4.1-e]
std::vector<engine::SystemNotice> Domain::notices(const Meeting* before, const Meeting& now,
                                                  const UnitDirectory&) {
  constexpr RoleSet people = Role::handler | Role::head | (Role::liaison_a | Role::liaison_b);
  std::vector<engine::SystemNotice> told;
  const auto tell_all = [&](std::string_view kind) {
    for (const Participant& one : now.participants) {
      told.push_back({kind, one.unit, people});
    }
  };
  if (before == nullptr) {
    tell_all("meeting_convened");
    return told;
  }
  if (now.scheduled_at != before->scheduled_at || !(now.place == before->place)) {
    tell_all("meeting_changed");
  }
  if (now.stage == Stage::cancelled && before->stage != Stage::cancelled) {
    tell_all("meeting_cancelled");
  }
  if (now.stage == Stage::resolved && before->stage != Stage::resolved) {
    tell_all("meeting_resolved");
  }
  for (std::size_t i = 0; i < before->tasks.size(); ++i) {
    if (now.tasks[i].reported_at && !before->tasks[i].reported_at) {
      told.push_back({"task_reported", now.coordinating_office, Role::coordinator});
      told.push_back({"task_reported", now.convener, people});
    }
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Meeting& m, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::convened, m.convened_at);
  if (m.stage == Stage::cancelled) {
    line.add(Stage::cancelled, m.cancelled_at);
    return std::move(line).standing_at(m.stage);
  }
  line.add(Stage::held, m.held_at, "hold");
  line.add(Stage::resolved, m.resolved_at, "resolve");
  return std::move(line).standing_at(m.stage);
}

std::vector<engine::FileEntry> Domain::files(const Meeting& m) {
  std::vector<engine::FileEntry> files;
  for (const Material& one : m.materials) {
    files.push_back({one.id, one.name, one.digest, one.media_type});
  }
  return files;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::consultation
