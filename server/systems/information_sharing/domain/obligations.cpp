// Every duty a piece of information ever gave rise to, computed from its state.
#include "systems/information_sharing/domain/clocks.hpp"
#include "systems/information_sharing/domain/duties.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"

#include <array>

namespace liandong::information_sharing {
namespace {

using common::DutyInfo;

constexpr DutyInfo department_duty{"share",  "sender (department)", "public",
                                   "formed", "same_day, extended",  "",
                                   "",       Basis::notice,         "3.3.9-c / 3.3.9-d"};
constexpr DutyInfo township_duty{"share",
                                 "sender (township)",
                                 "public",
                                 "formed",
                                 "prompt",
                                 "information_sharing.share",
                                 "same_day",
                                 Basis::notice,
                                 "3.3.1 / 3.3.2 / 3.3.3-a / 3.3.4 / 3.3.5 / 3.3.6 / 3.3.7 / 3.3.8"};
constexpr DutyInfo acknowledge_duty{
    "acknowledge", "receiver",      "sender", "shared", "", "information_sharing.acknowledge",
    "3wd",         Basis::internal, "3.3.0-a"};

constexpr std::array table{department_duty, township_duty, acknowledge_duty};

class Builder {
 public:
  Builder(const SharedItem& item, const Targets& targets, const WorkCalendar& calendar)
      : item_(item), rows_(targets, calendar, item.closed_at) {}

  std::vector<Obligation> build() {
    std::size_t n = 0;
    for (const Round& round : item_.rounds) {
      Obligation row = sharing(++n, round.formed_at, static_cast<std::size_t>(round.extensions));
      row.discharged_at = round.shared_at;
      rows_.add(std::move(row));
      acknowledgements(round);
    }
    if (round_in_force(item_) == nullptr) {
      rows_.add(sharing(n + 1, item_.formed_at, item_.extensions.size()));
    }
    return std::move(rows_).take();
  }

 private:
  Obligation sharing(std::size_t n, Instant formed_at, std::size_t extensions);
  void acknowledgements(const Round& round);

  const SharedItem& item_;
  common::DutyRows rows_;
  std::size_t acknowledgements_ = 0;
};

// 自形成当日 binds departments; what was added before the day was over moves the bound and the day
// stays beside it. A township owes it promptly.  [3.3.9-c, 3.3.9-d; D0031]
Obligation Builder::sharing(std::size_t n, Instant formed_at, std::size_t extensions) {
  if (item_.holder_is_local) {
    DutyInfo info = township_duty;
    info.clause = clause_of(item_.category);
    return rows_.row(info, n, item_.holder, {}, formed_at);
  }
  DutyInfo info = department_duty;
  info.clause = extensions == 0 ? "3.3.9-c" : "3.3.9-d";
  Obligation row = rows_.legal_row(info, n, item_.holder, {}, formed_at, sharing_period);
  if (extensions == 0) return row;
  const Due bound = sharing_bound(item_, formed_at, extensions, rows_.calendar());
  row.strict_due_before = row.due_before;
  row.due_before = bound.due_before;
  row.provisional = bound.provisional;
  return row;
}

// 互相通报: each recipient confirms that it took note.  [3.3.0-a]
void Builder::acknowledgements(const Round& round) {
  for (const Recipient& recipient : round.recipients) {
    Obligation row = rows_.row(acknowledge_duty, ++acknowledgements_, recipient.unit, item_.holder,
                               recipient.shared_at);
    row.discharged_at = recipient.acknowledged_at;
    row.superseded_at = recipient.ended_at;
    rows_.add(std::move(row));
  }
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const SharedItem& item, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(item, targets, calendar).build();
}

}  // namespace liandong::information_sharing
