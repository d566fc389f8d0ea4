#include "systems/jurisdiction/law_change/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "infra/store/database.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"
#include "systems/jurisdiction/law_change/domain/refusals.hpp"

namespace liandong::law_change {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "law_change";
  static constexpr std::string_view plural = "law-changes";
  using State = LawChange;
  using Command = law_change::Command;
  using Event = law_change::Event;
  using Stage = law_change::Stage;
  using Opening = RegisterLawChange;

  static std::span<const Permission> permissions() { return law_change::permissions(); }
  static std::span<const RefusalInfo> refusals() { return law_change::refusals(); }
  static engine::Summary summary(const LawChange& c);
  static std::vector<UnitId> units(const LawChange& c);
  static std::vector<engine::SystemNotice> notices(const LawChange* before, const LawChange& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const LawChange& c, const std::vector<Obligation>& rows);
  static engine::RowsStored store_rows(store::Connection& writer, const engine::RowsOf& of,
                                       const LawChange& now);
};

engine::Summary Domain::summary(const LawChange& c) {
  engine::Summary s;
  s.title = c.title;
  s.sender = c.department;
  s.receiver = c.holders.front().unit;
  return s;
}

std::vector<UnitId> Domain::units(const LawChange& c) {
  std::vector<UnitId> concerned{c.department, c.coordinating_office};
  for (const Holder& holder : c.holders) concerned.push_back(holder.unit);
  for (const Affected& one : c.affected) concerned.push_back(one.custodian);
  return concerned;
}

/// Who has an open case on a changed basis is told so.  [2-d]
std::vector<engine::SystemNotice> Domain::notices(const LawChange* before, const LawChange& now,
                                                  const UnitDirectory&) {
  constexpr RoleSet people = Role::handler | Role::head;
  std::vector<engine::SystemNotice> told;
  const std::size_t known = before == nullptr ? 0 : before->affected.size();
  for (std::size_t i = known; i < now.affected.size(); ++i) {
    told.push_back({"open_matter_affected", now.affected[i].custodian, people});
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const LawChange& c, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::registered, c.known_at);
  const bool told = c.announcement.has_value();
  line.add(Stage::announced, told ? std::optional{c.announcement->announced_at} : std::nullopt,
           "announce");
  if (c.stage == Stage::dropped) {
    line.add(Stage::dropped, c.closed_at);
  } else {
    line.add(Stage::settled, c.closed_at, "acknowledge");
  }
  return std::move(line).standing_at(c.stage);
}

/// Open matters are sought by the items that change; the mark is shown on the matter.  [2-d]
engine::RowsStored Domain::store_rows(store::Connection& writer, const engine::RowsOf& of,
                                      const LawChange& now) {
  if (of.type == LawChangeRegistered::type) {
    for (const ItemCode item : now.items) {
      writer.execute(
          "insert into law_change_item(city, law_change, item, effective_at) "
          "values($1, $2, $3, $4)",
          {of.city, of.matter, item, start_of(now.effective_on)});
    }
  } else if (of.type == LawChangeDropped::type) {
    writer.execute("delete from law_change_item where city = $1 and law_change = $2",
                   {of.city, of.matter});
    writer.execute("delete from matter_mark where city = $1 and cause = $2", {of.city, of.matter});
  } else if (of.type == MatterAffected::type) {
    writer.execute(
        "insert into matter_mark(city, matter, cause, marked_at) values($1, $2, $3, $4) "
        "on conflict(city, matter, cause) do nothing",
        {of.city, now.affected.back().matter, of.matter, of.stamp.recorded_at});
  }
  return false;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::law_change
