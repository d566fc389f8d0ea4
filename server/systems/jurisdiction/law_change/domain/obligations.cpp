// Every duty a change of law ever gave rise to, computed from its state. The notice gives no
// number (及时): the periods are internal targets of the city, and the day of effect bounds them.
#include "systems/jurisdiction/law_change/domain/duties.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"

#include <algorithm>
#include <array>

namespace liandong::law_change {
namespace {

// 及时通报.  [2-d]
constexpr DutyInfo announce_duty{"announce",     "sender",      "supervisor",
                                 "change known", "prompt",      "law_change.announce",
                                 "5wd",          Basis::notice, "2-d"};
constexpr DutyInfo acknowledge_duty{
    "acknowledge", "every receiver", "sender", "announced", "", "law_change.acknowledge",
    "3wd",         Basis::internal,  "2-d"};
// 动态调整: by the day of effect; the target counts only if the law was in force already. [2-e;
// D0046]
constexpr DutyInfo revision_duty{"propose_revision",
                                 "sender and every receiver",
                                 "supervisor",
                                 "change known",
                                 "",
                                 "law_change.propose_revision",
                                 "5wd",
                                 Basis::notice,
                                 "2-e"};

constexpr std::array table{announce_duty, acknowledge_duty, revision_duty};

// The end of the day of effect, unless it was over when the change became known.
std::optional<Instant> day_of_effect(const LawChange& change) {
  const Instant end = end_of(change.effective_on);
  return end > change.known_at ? std::optional(end) : std::nullopt;
}

// 不晚于施行日: announced within the target, and not after the day of effect.  [2-d; D0046]
Obligation announcing(const common::DutyRows& rows, const LawChange& change) {
  Obligation row =
      rows.row(announce_duty, 1, change.department, change.coordinating_office, change.known_at);
  if (const auto effect = day_of_effect(change)) {
    row.target_before = std::min(row.target_before.value_or(*effect), *effect);
  }
  if (change.announcement) row.discharged_at = change.announcement->announced_at;
  return row;
}

// By the day of effect, so that the list is right when the law is.  [2-e; D0046]
Obligation revising(const common::DutyRows& rows, const LawChange& change, std::size_t n,
                    const Revision& revision) {
  Obligation row =
      rows.row(revision_duty, n, revision.unit, change.coordinating_office, change.known_at);
  if (const auto effect = day_of_effect(change)) row.target_before = effect;
  row.discharged_at = revision.recorded_at;
  return row;
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const LawChange& change, const Targets& targets,
                                    const WorkCalendar& calendar) {
  common::DutyRows rows(targets, calendar, change.closed_at);
  rows.add(announcing(rows, change));
  if (change.announcement) {
    std::size_t n = 0;
    for (const Holder& holder : change.holders) {
      Obligation row = rows.row(acknowledge_duty, ++n, holder.unit, change.department,
                                change.announcement->announced_at);
      row.discharged_at = holder.acknowledged_at;
      rows.add(std::move(row));
    }
  }
  std::size_t n = 0;
  for (const Revision& revision : change.revisions) {
    rows.add(revising(rows, change, ++n, revision));
  }
  return std::move(rows).take();
}

}  // namespace liandong::law_change
