// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"

#include <algorithm>

namespace liandong::basis_provision {
namespace {

Provision opened(const AssignmentRecorded& event, const Stamp& stamp) {
  const RecordAssignment& assignment = event.assignment;
  Provision provision;
  provision.department = event.department;
  provision.coordinating_office = event.coordinating_office;
  provision.title = assignment.title;
  provision.published_at = assignment.published_at;
  provision.recorded_at = stamp.recorded_at;
  provision.decision = assignment.decision;
  provision.items = assignment.items;
  provision.revision = assignment.revision;
  for (const UnitId unit : assignment.holders) provision.holders.push_back({unit, {}});
  return provision;
}

// Reports come first, then signatures; without either nothing is waited for.
void settle(Provision& provision, Instant at) {
  const bool disputed = std::any_of(provision.reports.begin(), provision.reports.end(), is_open);
  const bool signed_by_all =
      std::all_of(provision.holders.begin(), provision.holders.end(), has_acknowledged);
  provision.closed_at.reset();
  if (disputed) {
    provision.stage = Stage::reported;
  } else if (!signed_by_all) {
    provision.stage = Stage::provided;
  } else {
    provision.stage = Stage::acknowledged;
    provision.closed_at = at;
  }
}

void add_round(Provision& provision, Round round) {
  const Instant at = round.provided_at;
  provision.rounds.push_back(std::move(round));
  for (Holder& holder : provision.holders) holder.signatures.emplace_back();
  settle(provision, at);
}

void enter(Provision&, const AssignmentRecorded&, const Stamp&) {
  LIANDONG_CHECK(false);  // a matter is opened once
}

void enter(Provision& provision, const Provided& event, const Stamp& stamp) {
  const Provide& given = event.provision;
  add_round(provision, {stamp.occurred_at, given.bases, given.standards, given.flow, {}});
}

void enter(Provision& provision, const Acknowledged& event, const Stamp& stamp) {
  for (Holder& holder : provision.holders) {
    if (holder.unit != event.holder) continue;
    LIANDONG_CHECK(!holder.signatures.empty());
    holder.signatures.back().acknowledged_at = stamp.occurred_at;
  }
  settle(provision, stamp.occurred_at);
}

void enter(Provision& provision, const InaccuracyReported& event, const Stamp& stamp) {
  Report report;
  report.id = event.report;
  report.holder = event.holder;
  report.reported_at = stamp.occurred_at;
  report.what = event.inaccuracy.what;
  report.proposal = event.inaccuracy.proposal;
  provision.reports.push_back(report);
  settle(provision, stamp.occurred_at);
}

void enter(Provision& provision, const ProvisionCorrected& event, const Stamp& stamp) {
  const CorrectProvision& given = event.correction;
  for (Report& report : provision.reports) {
    if (is_open(report)) report.answered_at = stamp.occurred_at;
  }
  add_round(provision,
            {stamp.occurred_at, given.bases, given.standards, given.flow, given.explanation});
}

void enter(Provision& provision, const ProvisionUpheld& event, const Stamp& stamp) {
  for (Report& report : provision.reports) {
    if (report.id != event.report) continue;
    report.answered_at = stamp.occurred_at;
    report.upheld_reason = event.reason;
  }
  settle(provision, stamp.occurred_at);
}

void enter(Provision& provision, const AssignmentDropped& event, const Stamp& stamp) {
  provision.stage = Stage::dropped;
  provision.closed_at = stamp.occurred_at;
  provision.drop_reason = event.reason;
}

}  // namespace

Provision evolve(const Provision* provision, const Event& event, const Stamp& stamp) {
  if (provision == nullptr) {
    const auto* recorded = std::get_if<AssignmentRecorded>(&event);
    LIANDONG_CHECK(recorded != nullptr);
    return opened(*recorded, stamp);
  }
  Provision next = *provision;
  std::visit([&](const auto& one) { enter(next, one, stamp); }, event);
  return next;
}

}  // namespace liandong::basis_provision
