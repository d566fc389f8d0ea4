#include "systems/dispute_coordination/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/dispute_coordination/domain/duties.hpp"
#include "systems/dispute_coordination/domain/refusals.hpp"

namespace liandong::dispute_coordination {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "dispute_coordination";
  static constexpr std::string_view plural = "disputes";
  using State = Dispute;
  using Command = dispute_coordination::Command;
  using Event = dispute_coordination::Event;
  using Stage = dispute_coordination::Stage;
  using Opening = OpenDispute;

  static std::span<const Permission> permissions() { return dispute_coordination::permissions(); }
  static std::span<const RefusalInfo> refusals() { return dispute_coordination::refusals(); }
  static engine::Summary summary(const Dispute& d);
  static std::vector<UnitId> units(const Dispute& d);
  static std::vector<engine::SystemNotice> notices(const Dispute* before, const Dispute& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Dispute& d, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Dispute& d);
  static std::uint8_t file_readers(const Dispute&) { return engine::every_reader; }
  static engine::CaseFacts case_facts(const Dispute& d);
  static std::vector<NamedClock> clocks(const Dispute& d, const Targets& targets,
                                        const WorkCalendar& calendar) {
    const auto clock = decision_clock(d, targets, calendar);
    return clock ? std::vector<NamedClock>{{"decide", *clock}} : std::vector<NamedClock>{};
  }
};

engine::Summary Domain::summary(const Dispute& d) {
  engine::Summary s;
  s.title = d.title;
  if (d.ruling) {
    s.number = d.ruling->decision_number;
  }
  s.sender = d.parties[0].unit;
  s.receiver = d.parties[1].unit;
  return s;
}

std::vector<UnitId> Domain::units(const Dispute& d) {
  std::vector<UnitId> concerned{d.coordinating_office, d.government, d.responsible_unit};
  for (const Party& party : d.parties) {
    concerned.push_back(party.unit);
  }
  for (const Interim& interim : d.interims) {
    concerned.push_back(interim.unit);
  }
  return concerned;
}

/// Every party learns how it ended; S learns of every dispute.  [3.6-a, 3.6-b]
std::vector<engine::SystemNotice> Domain::notices(const Dispute* before, const Dispute& now,
                                                  const UnitDirectory& directory) {
  constexpr RoleSet people = Role::handler | Role::head;
  std::vector<engine::SystemNotice> told;
  const UnitId office = directory.coordinating_office();
  if (before == nullptr) {
    told.push_back({"dispute_opened", office, Role::coordinator});
    told.push_back({"dispute_opened", now.parties[1].unit, people});
    return told;
  }
  if (!closed(now) || closed(*before)) {
    return told;
  }
  for (const Party& party : now.parties) {
    told.push_back({"dispute_closed", party.unit, people});
  }
  if (party_of(now, now.responsible_unit) == nullptr) {
    told.push_back({"dispute_closed", now.responsible_unit, people});
  }
  told.push_back({"dispute_closed", office, Role::coordinator});
  return told;
}

std::vector<engine::Step> Domain::steps(const Dispute& d, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::negotiating, d.opened_at);
  const bool submitted = !d.submissions.empty();
  if (submitted || !closed(d)) {
    const Submission* last = submitted ? &d.submissions.back() : nullptr;
    const bool sent_back = last != nullptr && last->reviewed_at && !last->accepted;
    const bool stands = last != nullptr && !sent_back;
    line.add(Stage::submitted, stands ? std::optional{last->submitted_at} : std::nullopt, "submit");
    line.add(Stage::reviewed, stands ? last->reviewed_at : std::nullopt, "review");
    line.add(Stage::replied, d.all_replied_at, "reply");
  }
  if (d.stage == Stage::agreed || d.stage == Stage::withdrawn) {
    line.add(d.stage, d.closed_at);
  } else {
    line.add(Stage::decided, d.closed_at, "decide");
  }
  return std::move(line).standing_at(d.stage);
}

std::vector<engine::FileEntry> Domain::files(const Dispute& d) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : d.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

/// A decided dispute is a precedent for its item.  [3.6-b]
engine::CaseFacts Domain::case_facts(const Dispute& d) {
  engine::CaseFacts facts{d.item, d.place, d.responsible_unit, {}, {}};
  if (d.ruling) facts.decided_at = d.ruling->decided_at;
  return facts;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::dispute_coordination
