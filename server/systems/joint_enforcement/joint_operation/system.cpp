#include "systems/joint_enforcement/joint_operation/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"
#include "systems/joint_enforcement/joint_operation/domain/refusals.hpp"

namespace liandong::joint_operation {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "joint_operation";
  static constexpr std::string_view plural = "joint-operations";
  using State = Operation;
  using Command = joint_operation::Command;
  using Event = joint_operation::Event;
  using Stage = joint_operation::Stage;
  using Opening = Plan;

  static std::span<const Permission> permissions() { return joint_operation::permissions(); }
  static std::span<const RefusalInfo> refusals() { return joint_operation::refusals(); }
  static engine::Summary summary(const Operation& o);
  static std::vector<UnitId> units(const Operation& o);
  static std::vector<engine::SystemNotice> notices(const Operation* before, const Operation& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Operation& o, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Operation& o);
  static std::uint8_t file_readers(const Operation&) { return engine::every_reader; }
};

engine::Summary Domain::summary(const Operation& o) {
  engine::Summary s;
  s.title = o.title;
  s.sender = o.organiser;
  if (o.participants.size() > 1) {
    s.receiver = o.participants[1].unit;
  }
  return s;
}

std::vector<UnitId> Domain::units(const Operation& o) {
  std::vector<UnitId> concerned{o.organiser, o.drafting_office};
  for (const Participant& one : o.participants) {
    concerned.push_back(one.unit);
  }
  return concerned;
}

/// Who is asked learns of every change; the organiser of every answer.  [3.4.2-a]
std::vector<engine::SystemNotice> Domain::notices(const Operation* before, const Operation& now,
                                                  const UnitDirectory&) {
  constexpr RoleSet people = Role::handler | Role::head;
  std::vector<engine::SystemNotice> told;
  const auto tell_others = [&](std::string_view kind) {
    for (const Participant& one : now.participants) {
      if (one.unit != now.organiser && !one.declined_at) {
        told.push_back({kind, one.unit, people});
      }
    }
  };
  if (before == nullptr) {
    tell_others("operation_planned");
    return told;
  }
  if (now.planned_at != before->planned_at) {
    tell_others("operation_changed");
  }
  if (now.stage == Stage::cancelled && before->stage != Stage::cancelled) {
    tell_others("operation_cancelled");
  }
  for (std::size_t i = 0; i < before->participants.size(); ++i) {
    if (is_asked(before->participants[i]) && !is_asked(now.participants[i])) {
      told.push_back({"operation_answered", now.organiser, people});
    }
  }
  for (std::size_t i = before->participants.size(); i < now.participants.size(); ++i) {
    told.push_back({"operation_planned", now.participants[i].unit, people});
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Operation& o, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::planned, o.participants.front().invited_at);
  if (o.stage == Stage::cancelled) {
    line.add(Stage::cancelled, o.closed_at);
    return std::move(line).standing_at(o.stage);
  }
  std::optional<Instant> answered;
  for (const Participant& one : o.participants) {
    if (o.stage != Stage::planned && one.confirmed_at) {
      answered = std::max(*one.confirmed_at, answered.value_or(*one.confirmed_at));
    }
  }
  line.add(Stage::confirmed, answered, "confirm_participation");
  line.add(Stage::carried_out, o.ended_at, "carry_out");
  line.add(Stage::concluded, o.closed_at, "conclude");
  return std::move(line).standing_at(o.stage);
}

std::vector<engine::FileEntry> Domain::files(const Operation& o) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : o.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::joint_operation
