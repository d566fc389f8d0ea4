#include "systems/jurisdiction/list_revision/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/jurisdiction/list_revision/domain/refusals.hpp"
#include "systems/jurisdiction/list_revision/domain/revised_register.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"
#include "systems/jurisdiction/register_store.hpp"

#include <algorithm>

namespace liandong::list_revision {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "list_revision";
  static constexpr std::string_view plural = "list-revisions";
  using State = Revision;
  using Command = list_revision::Command;
  using Event = list_revision::Event;
  using Stage = list_revision::Stage;
  using Opening = ProposeRevision;

  static std::span<const Permission> permissions() { return list_revision::permissions(); }
  static std::span<const RefusalInfo> refusals() { return list_revision::refusals(); }
  static engine::Summary summary(const Revision& r);
  static std::vector<UnitId> units(const Revision& r);
  static std::vector<engine::SystemNotice> notices(const Revision* before, const Revision& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Revision& r, const std::vector<Obligation>& rows);
  static engine::RowsStored store_rows(store::Connection& writer, const engine::RowsOf& of,
                                       const Revision& now);
};

engine::Summary Domain::summary(const Revision& r) {
  engine::Summary s;
  s.title = r.title;
  if (r.publication) s.number = r.publication->decision_number;
  s.sender = r.proposer;
  s.receiver = r.coordinating_office;
  return s;
}

std::vector<UnitId> Domain::units(const Revision& r) {
  std::vector<UnitId> concerned{r.proposer, r.coordinating_office, r.government};
  for (const ListChange& change : r.changes) {
    concerned.push_back(change.unit);
    concerned.push_back(change.original_department);
  }
  return concerned;
}

/// Every unit whose list changes learns of the new version.  [2-e]
std::vector<engine::SystemNotice> Domain::notices(const Revision* before, const Revision& now,
                                                  const UnitDirectory&) {
  constexpr RoleSet people = Role::handler | Role::head;
  std::vector<engine::SystemNotice> told;
  if (before == nullptr || now.stage != Stage::published || closed(*before)) return told;
  std::vector<UnitId> units{now.proposer};
  for (const ListChange& change : now.changes) {
    for (const UnitId unit : {change.unit, change.original_department}) {
      const bool known = std::find(units.begin(), units.end(), unit) != units.end();
      if (!unit.empty() && !known) units.push_back(unit);
    }
  }
  for (const UnitId unit : units) told.push_back({"list_published", unit, people});
  told.push_back({"list_published", now.coordinating_office, Role::coordinator});
  return told;
}

std::vector<engine::Step> Domain::steps(const Revision& r, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  const Round& round = r.rounds.back();
  line.add(Stage::proposed, round.proposed_at);
  if (r.stage == Stage::returned) {
    line.add(Stage::returned, round.returned_at ? round.returned_at : round.reviewed_at);
  }
  const bool approved = round.reviewed_at && round.approved;
  line.add(Stage::reviewed, approved ? round.reviewed_at : std::nullopt, "review");
  if (r.stage == Stage::withdrawn) {
    line.add(Stage::withdrawn, r.closed_at);
  } else {
    line.add(Stage::published, r.closed_at, "publish");
  }
  return std::move(line).standing_at(r.stage);
}

/// The register is asked at the proposal, so that nobody reviews what cannot be; with the
/// publication the new version is stored, and decisions rest on it from the next command on.
/// [2-a, 2-e]
engine::RowsStored Domain::store_rows(store::Connection& writer, const engine::RowsOf& of,
                                      const Revision& now) {
  const bool publishes = of.type == ListPublished::type;
  if (!publishes && of.type != RevisionProposed::type && of.type != Revised::type) return false;
  std::optional<jurisdiction::RegisterData> data = jurisdiction::load_register(writer, of.city);
  if (!data) return false;
  data->units = jurisdiction::load_holders(writer, of.city);
  const std::size_t newest = data->list_versions.size();
  if (publishes && now.publication->version != newest + 1) {
    return Err{
        common::rejection(RefusalCode{static_cast<std::uint16_t>(Refusal::list_changed_meanwhile)},
                          {}, {}, static_cast<std::int64_t>(newest))};
  }
  NewVersion version;
  if (publishes) {
    const Publication& publication = *now.publication;
    version = {publication.published_on, publication.decision_number, publication.note};
  }
  const auto revised = revised_register(std::move(*data), now.changes, version);
  if (!revised) return Err{revised.error()};
  if (publishes) {
    jurisdiction::save_register(writer, of.city, *revised, of.by, of.stamp.recorded_at);
  }
  return publishes;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::list_revision
