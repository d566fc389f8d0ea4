// Every duty a request for information ever gave rise to, computed from its state.
#include "systems/information_sharing/domain/request.hpp"

#include <array>

namespace liandong::information_request {
namespace {

using common::DutyInfo;

constexpr DutyInfo answer_duty{"answer",
                               "receiver",
                               "sender",
                               "requested or asked again",
                               "prompt",
                               "information_request.answer",
                               "3wd",
                               Basis::notice,
                               "3.3.3-b / 3.3.4 / 3.3.0-a"};
constexpr DutyInfo confirm_duty{"confirm",  "sender",
                                "receiver", "answered or declined",
                                "",         "information_request.confirm",
                                "3wd",      Basis::internal,
                                "3.3.0-a"};

constexpr std::array table{answer_duty, confirm_duty};

// What a department needs of a township is asked for by two sentences of their own; whatever else
// is mutual. Outside the notice all of it is a target.  [3.3.0-a, 3.3.3-b, 3.3.4]
DutyInfo answering(const InformationRequest& request) {
  DutyInfo info = answer_duty;
  info.clause = "3.3.0-a";
  if (request.of_township && request.category == Category::statistics) info.clause = "3.3.4";
  if (request.of_township && request.category == Category::penalty_decisions) {
    info.clause = "3.3.3-b";
  }
  if (request.outside_notice) info.basis = Basis::internal;
  return info;
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const InformationRequest& request, const Targets& targets,
                                    const WorkCalendar& calendar) {
  common::DutyRows rows(targets, calendar, request.closed_at);
  std::size_t n = 0;
  std::size_t confirmations = 0;
  for (const Round& round : request.rounds) {
    Obligation row =
        rows.row(answering(request), ++n, request.asked, request.requester, round.owed_since);
    // The time the request names goes before the target of the city.  [D0033]
    if (round.wanted_before) row.target_before = round.wanted_before;
    row.discharged_at = round.answered_at;
    row.superseded_at = round.declined_at;
    rows.add(std::move(row));
    const std::optional<Instant> told = round.answered_at ? round.answered_at : round.declined_at;
    if (!told) continue;
    Obligation confirmation =
        rows.row(confirm_duty, ++confirmations, request.requester, request.asked, *told);
    confirmation.discharged_at = round.settled_at;
    rows.add(std::move(confirmation));
  }
  return std::move(rows).take();
}

}  // namespace liandong::information_request
