// Every duty a provision ever gave rise to, computed from its state. The notice gives no number:
// the periods are internal targets of the city.
#include "systems/jurisdiction/basis_provision/domain/duties.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"

#include <array>

namespace liandong::basis_provision {
namespace {

// The notice sets no time for it.  [2-c; D0045]
constexpr DutyInfo provide_duty{
    "provide", "sender",      "supervisor", "assignment published", "", "basis_provision.provide",
    "5wd",     Basis::notice, "2-c"};
constexpr DutyInfo acknowledge_duty{"acknowledge",
                                    "every receiver",
                                    "sender",
                                    "provided or corrected",
                                    "",
                                    "basis_provision.acknowledge",
                                    "3wd",
                                    Basis::internal,
                                    "2-c"};
constexpr DutyInfo correct_duty{
    "correct", "sender",      "receiver", "inaccuracy reported", "", "basis_provision.correct",
    "3wd",     Basis::notice, "2-c"};

constexpr std::array table{provide_duty, acknowledge_duty, correct_duty};

// A township and a round meet in one row of the sign-off matrix.
void add_signatures(common::DutyRows& rows, const Provision& provision) {
  std::size_t n = 0;
  for (std::size_t round = 0; round < provision.rounds.size(); ++round) {
    for (const Holder& holder : provision.holders) {
      Obligation row = rows.row(acknowledge_duty, ++n, holder.unit, provision.department,
                                provision.rounds[round].provided_at);
      row.discharged_at = holder.signatures[round].acknowledged_at;
      const bool replaced = round + 1 < provision.rounds.size();
      if (!row.discharged_at && replaced) {
        row.superseded_at = provision.rounds[round + 1].provided_at;
      }
      rows.add(std::move(row));
    }
  }
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Provision& provision, const Targets& targets,
                                    const WorkCalendar& calendar) {
  common::DutyRows rows(targets, calendar, provision.closed_at);
  Obligation provide = rows.row(provide_duty, 1, provision.department,
                                provision.coordinating_office, provision.published_at);
  if (!provision.rounds.empty()) provide.discharged_at = provision.rounds.front().provided_at;
  rows.add(std::move(provide));
  add_signatures(rows, provision);
  std::size_t n = 0;
  for (const Report& report : provision.reports) {
    Obligation row =
        rows.row(correct_duty, ++n, provision.department, report.holder, report.reported_at);
    row.discharged_at = report.answered_at;
    rows.add(std::move(row));
  }
  return std::move(rows).take();
}

}  // namespace liandong::basis_provision
