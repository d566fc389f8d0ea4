// Every duty a liaison roster ever gave rise to, computed from its state.
#include "systems/joint_enforcement/liaison_roster/domain/duties.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

#include <algorithm>
#include <array>

namespace liandong::liaison_roster {
namespace {

using common::DutyInfo;

constexpr DutyInfo a_duty{"name_liaison_a",      "unit", "supervisor",  "opened or post ended", "",
                          "liaison_roster.name", "3wd",  Basis::notice, "3.4.3-a / 3.4.3-b"};
constexpr DutyInfo b_duty{"name_liaison_b",      "unit", "supervisor",  "opened or post ended", "",
                          "liaison_roster.name", "3wd",  Basis::notice, "3.4.3-a / 3.4.3-b"};
constexpr DutyInfo contacts_duty{"set_contacts",
                                 "unit",
                                 "supervisor",
                                 "units without a contact",
                                 "",
                                 "liaison_roster.set_contacts",
                                 "5wd",
                                 Basis::notice,
                                 "3.1.0-a"};
constexpr DutyInfo organ_duty{"justice_contact",
                              "unit",
                              "police, procuratorate, court",
                              "organ without a contact",
                              "",
                              "liaison_roster.justice_contact",
                              "5wd",
                              Basis::notice,
                              "3.7-a"};
constexpr DutyInfo confirm_duty{"confirm_roster",
                                "unit",
                                "supervisor",
                                "opened or last confirmed",
                                "",
                                "liaison_roster.confirm_roster",
                                "180cd",
                                Basis::internal,
                                "3.4.3-b"};
constexpr std::array table{a_duty, b_duty, contacts_duty, organ_duty, confirm_duty};

class Builder {
 public:
  Builder(const Roster& roster, const Targets& targets, const WorkCalendar& calendar)
      : roster_(roster), rows_(targets, calendar, roster.closed_at) {}

  std::vector<Obligation> build() {
    liaisons(a_duty, Rank::a);
    liaisons(b_duty, Rank::b);
    gaps(contacts_duty, roster_.contact_gaps);
    gaps(organ_duty, roster_.organ_gaps);
    confirmations();
    return std::move(rows_).take();
  }

 private:
  void add(const DutyInfo& info, std::size_t n, UnitId creditor, Instant since,
           std::optional<Instant> done, std::optional<Instant> lapsed = std::nullopt) {
    Obligation row = rows_.row(info, n, roster_.unit, creditor, since);
    row.hour_clock = false;  // 持续: kept in office hours
    row.discharged_at = done;
    row.superseded_at = lapsed;
    rows_.add(std::move(row));
  }
  void liaisons(DutyInfo info, Rank rank);
  void gaps(const DutyInfo& info, const std::vector<Gap>& gaps);
  void confirmations();

  const Roster& roster_;
  common::DutyRows rows_;
};

// From when on the rank is without anybody because this one went; nothing if it never was. A post
// that ends by itself is known beforehand.  [3.4.3-b]
std::optional<Instant> gap_after(const Liaison& one) {
  if (one.replaced || !one.ended_at) return one.until;
  return one.until ? std::min(*one.until, *one.ended_at) : *one.ended_at;
}

// One row until the first is named, one for each post that ended or ends.  [3.4.3-a, 3.4.3-b]
void Builder::liaisons(DutyInfo info, Rank rank) {
  std::size_t n = 0;
  std::optional<Instant> missing_since = roster_.opened_at;
  const auto row = [&](std::optional<Instant> named_at) {
    if (!missing_since) return;
    info.clause = n == 0 ? "3.4.3-a" : "3.4.3-b";
    add(info, ++n, roster_.coordinating_office, *missing_since, named_at);
  };
  for (const Liaison& one : roster_.liaisons) {
    if (one.rank != rank) continue;
    row(one.since);
    missing_since = gap_after(one);
  }
  row(std::nullopt);
}

void Builder::gaps(const DutyInfo& info, const std::vector<Gap>& gaps) {
  std::size_t n = 0;
  for (const Gap& gap : gaps) {
    const UnitId creditor = gap.organ.empty() ? roster_.coordinating_office : gap.organ;
    add(info, ++n, creditor, gap.since, gap.filled_at, gap.lapsed_at);
  }
}

// What is in the roster is looked through from time to time.  [3.4.3-b; D0038]
void Builder::confirmations() {
  std::size_t n = 0;
  Instant since = roster_.opened_at;
  for (const Instant at : roster_.confirmations) {
    add(confirm_duty, ++n, roster_.coordinating_office, since, at);
    since = at;
  }
  add(confirm_duty, n + 1, roster_.coordinating_office, since, std::nullopt);
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Roster& roster, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(roster, targets, calendar).build();
}

}  // namespace liandong::liaison_roster
