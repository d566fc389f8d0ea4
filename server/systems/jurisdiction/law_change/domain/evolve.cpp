// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"

#include <algorithm>

namespace liandong::law_change {
namespace {

LawChange opened(const LawChangeRegistered& event, const Stamp& stamp) {
  const RegisterLawChange& registered = event.change;
  LawChange change;
  change.department = event.department;
  change.coordinating_office = event.coordinating_office;
  change.title = registered.title;
  change.kind = registered.kind;
  change.law = registered.law;
  change.articles = registered.articles;
  change.known_at = registered.known_at;
  change.recorded_at = stamp.recorded_at;
  change.effective_on = registered.effective_on;
  change.items = registered.items;
  change.summary = registered.summary;
  change.revisions.push_back({event.department, {}, {}, false, {}});
  for (const UnitId unit : registered.holders) {
    change.holders.push_back({unit, {}});
    change.revisions.push_back({unit, {}, {}, false, {}});
  }
  return change;
}

// Settled once all holders signed and all units looked at their lists.
void settle(LawChange& change, Instant at) {
  const bool signed_by_all =
      std::all_of(change.holders.begin(), change.holders.end(),
                  [](const Holder& one) { return one.acknowledged_at.has_value(); });
  const bool looked_at =
      std::all_of(change.revisions.begin(), change.revisions.end(),
                  [](const Revision& one) { return one.recorded_at.has_value(); });
  if (!signed_by_all || !looked_at) return;
  change.stage = Stage::settled;
  change.closed_at = at;
}

void enter(LawChange&, const LawChangeRegistered&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(LawChange& change, const BasisChangeAnnounced& event, const Stamp& stamp) {
  change.stage = Stage::announced;
  change.announcement =
      Announcement{stamp.occurred_at, event.announcement.changes, event.announcement.transition};
}

void enter(LawChange& change, const Acknowledged& event, const Stamp& stamp) {
  for (Holder& holder : change.holders) {
    if (holder.unit == event.holder) holder.acknowledged_at = stamp.occurred_at;
  }
  settle(change, stamp.occurred_at);
}

void enter(LawChange& change, const RevisionRecorded& event, const Stamp& stamp) {
  for (Revision& revision : change.revisions) {
    if (revision.unit != event.unit) continue;
    revision.recorded_at = stamp.occurred_at;
    revision.revision = event.record.revision;
    revision.none_needed = event.record.none_needed;
    revision.reason = event.record.reason;
  }
  settle(change, stamp.occurred_at);
}

void enter(LawChange& change, const MatterAffected& event, const Stamp& stamp) {
  const MarkAffected& mark = event.mark;
  change.affected.push_back(
      {mark.matter, mark.system, mark.item, mark.custodian, stamp.occurred_at});
}

void enter(LawChange& change, const LawChangeDropped& event, const Stamp& stamp) {
  change.stage = Stage::dropped;
  change.closed_at = stamp.occurred_at;
  change.drop_reason = event.reason;
}

}  // namespace

LawChange evolve(const LawChange* change, const Event& event, const Stamp& stamp) {
  if (change == nullptr) {
    const auto* registered = std::get_if<LawChangeRegistered>(&event);
    LIANDONG_CHECK(registered != nullptr);
    return opened(*registered, stamp);
  }
  LawChange next = *change;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::law_change
