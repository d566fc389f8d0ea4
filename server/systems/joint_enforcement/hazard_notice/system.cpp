#include "systems/joint_enforcement/hazard_notice/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/refusals.hpp"

namespace liandong::hazard_notice {
namespace {

constexpr std::string_view report_kind = "hazard_report";

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "hazard_notice";
  static constexpr std::string_view plural = "hazard-notices";
  static constexpr std::array document_kinds{engine::DocumentKind{report_kind, "报"}};
  using State = Notice;
  using Command = hazard_notice::Command;
  using Event = hazard_notice::Event;
  using Stage = hazard_notice::Stage;
  using Opening = RecordHazard;

  static std::span<const Permission> permissions() { return hazard_notice::permissions(); }
  static std::span<const RefusalInfo> refusals() { return hazard_notice::refusals(); }
  static engine::Summary summary(const Notice& n);
  static std::vector<UnitId> units(const Notice& n);
  static std::vector<engine::DocumentChange> documents(std::string_view type, const Notice& n);
  static std::vector<engine::SystemNotice> notices(const Notice* before, const Notice& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Notice& n, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Notice& n);
  static std::uint8_t file_readers(const Notice&) { return engine::every_reader; }
};

engine::Summary Domain::summary(const Notice& n) {
  engine::Summary s;
  s.title = n.title;
  if (!n.reports.empty()) {
    s.number = n.reports.back().document_number;
  }
  s.urgent = !closed(n);
  s.sender = n.finder;
  s.receiver = n.departments.front().unit;
  return s;
}

std::vector<UnitId> Domain::units(const Notice& n) {
  std::vector<UnitId> concerned{n.finder, n.drafting_office};
  for (const Department& one : n.departments) {
    if (one.notified_at) {
      concerned.push_back(one.unit);
    }
  }
  return concerned;
}

std::vector<engine::DocumentChange> Domain::documents(std::string_view type, const Notice& n) {
  std::vector<engine::DocumentChange> changes;
  if (type == Reported::type) {
    const Report& report = n.reports.back();
    changes.push_back({report.document_number, report_kind, report.signatory, false, "", 0});
  }
  for (const Report& report : n.reports) {
    if (type == LetterRendered::type && !report.digest.empty()) {
      changes.push_back({report.document_number, report_kind, report.signatory, false,
                         report.digest, report.size});
    }
  }
  return changes;
}

/// S counts what was dropped and reported; the finder and the departments learn what was decided.
/// [3.4.2-d]
std::vector<engine::SystemNotice> Domain::notices(const Notice* before, const Notice& now,
                                                  const UnitDirectory& directory) {
  constexpr RoleSet people = Role::handler | Role::head;
  std::vector<engine::SystemNotice> told;
  if (before == nullptr) {
    return told;
  }
  const UnitId office = directory.coordinating_office();
  if (now.reports.size() > before->reports.size()) {
    told.push_back({"hazard_reported", office, Role::coordinator});
    for (const UnitId unit : now.reports.back().departments) {
      told.push_back({"hazard_reported", unit, people});
    }
  }
  if (now.instructions.size() > before->instructions.size()) {
    told.push_back({"hazard_instructed", now.finder, people});
  }
  for (std::size_t i = 0; i < before->reasons.size(); ++i) {
    if (now.reasons[i].judged_at && !before->reasons[i].judged_at) {
      told.push_back({"hazard_reasons_judged", now.reasons[i].department, people});
    }
  }
  if (closed(now) && !closed(*before)) {
    const bool dropped = now.stage == Stage::dropped;
    told.push_back({dropped ? "hazard_dropped" : "hazard_closed", dropped ? office : now.finder,
                    dropped ? RoleSet{Role::coordinator} : people});
  }
  return told;
}

/// The earliest time of a kind of act by which every department that was notified had done it.
std::optional<Instant> all_did(const Notice& n, std::optional<Instant> Department::*act) {
  std::optional<Instant> last;
  for (const Department& one : n.departments) {
    if (!one.notified_at || one.ended_at) {
      continue;
    }
    if (!(one.*act)) {
      return std::nullopt;
    }
    last = std::max(*(one.*act), last.value_or(*(one.*act)));
  }
  return last;
}

std::vector<engine::Step> Domain::steps(const Notice& n, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::found, n.discovered_at);
  if (n.stage == Stage::dropped) {
    line.add(Stage::dropped, n.closed_at);
    return std::move(line).standing_at(n.stage);
  }
  line.add(Stage::notified, all_did(n, &Department::notified_at), "notify");
  line.add(Stage::responded, all_did(n, &Department::responded_at), "respond");
  if (n.stage == Stage::refused) {
    line.add(Stage::refused, n.reasons.back().given_at);
  }
  if (!n.reports.empty()) {
    line.add(Stage::reported, n.reports.back().reported_at);
    line.add(
        Stage::instructed,
        n.instructions.empty() ? std::nullopt : std::optional{n.instructions.back().instructed_at},
        "instruct");
  }
  line.add(Stage::dispatched, all_did(n, &Department::dispatched_at), "dispatch");
  line.add(Stage::arrived, all_did(n, &Department::arrived_at), "arrive");
  line.add(Stage::handled, closed(n) ? n.closed_at : std::nullopt, "report_handling");
  return std::move(line).standing_at(n.stage);
}

std::vector<engine::FileEntry> Domain::files(const Notice& n) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : n.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::hazard_notice
