// What may be done with a liaison roster, one function per command.
#include "systems/common/domain/judge.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/decide_each.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/limits.hpp"

#include <algorithm>

namespace liandong::liaison_roster {
namespace {

constexpr std::string_view occurred = "occurred_at";

template <class... Events>
Decision unless_refused(const Checks& checks, Events&&... events) {
  return common::events_unless_refused<Decision, Event>(checks, std::forward<Events>(events)...);
}

bool holds(const std::vector<UnitId>& units, UnitId unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

Instant last_appointment(const Roster& roster, Rank rank) {
  Instant last = roster.opened_at;
  for (const Liaison& one : roster.liaisons) {
    if (one.rank != rank) continue;
    last = std::max(last, std::max(one.since, one.ended_at.value_or(one.since)));
  }
  return last;
}

bool named_at(const Roster& roster, Rank rank, Instant at) {
  const Liaison* liaison = liaison_of(roster, rank);
  return liaison != nullptr && (!liaison->until || *liaison->until > at);
}

bool is_open(const Gap& gap) { return !gap.filled_at && !gap.lapsed_at; }

Instant last_contact(const Roster& roster) {
  Instant last = roster.opened_at;
  for (const Contact& one : roster.contacts) last = std::max(last, one.since);
  for (const auto* gaps : {&roster.contact_gaps, &roster.organ_gaps}) {
    for (const Gap& gap : *gaps) last = std::max(last, gap.since);
  }
  return last;
}

}  // namespace

Decision decide_opening(const OpenRoster& command, const Context& context) {
  Checks checks;
  checks.active_unit(command.unit, context.units);
  return unless_refused(checks, RosterOpened{command, context.units.coordinating_office()});
}

Decision decide_one(const Roster& roster, const UpdateCounterparts& command,
                    const Context& context) {
  Checks checks;
  checks.refuse_if(command.counterparts == roster.counterparts && command.organs == roster.organs,
                   Refusal::nothing_changed);
  checks.not_before(occurred, context.occurred_at, last_contact(roster));
  return unless_refused(checks, CounterpartsUpdated{command});
}

// 明确联络人, 指定专人: whoever is named takes the place of the one before.  [3.4.3-a, 3.4.3-b]
Decision decide_one(const Roster& roster, const AppointLiaison& command, const Context& context) {
  Checks checks;
  checks.not_before(occurred, context.occurred_at, last_appointment(roster, command.rank));
  checks.refuse_if(roster.liaisons.size() >= limits::records, CommonRefusal::too_many_records,
                   "liaisons", {}, limits::records);
  checks.refuse_if(command.until && *command.until <= context.occurred_at,
                   Refusal::until_not_in_future, "until", context.occurred_at);
  return unless_refused(checks, LiaisonAppointed{command});
}

Decision decide_one(const Roster& roster, const EndLiaison& command, const Context& context) {
  Checks checks;
  checks.refuse_if(liaison_of(roster, command.rank) == nullptr, Refusal::nobody_named);
  checks.not_before(occurred, context.occurred_at, last_appointment(roster, command.rank));
  return unless_refused(checks, LiaisonEnded{command.rank, command.reason});
}

// 每对单位的联络人和收件箱; police, procuratorate and court likewise.  [3.1.0-a, 3.7-a]
Decision decide_one(const Roster& roster, const SetContact& command, const Context& context) {
  const UnitId other = command.counterpart;
  const std::optional<UnitFacts> office = context.units.find(command.inbox);
  const bool own = command.inbox.empty() || command.inbox == roster.unit ||
                   (office && office->parent == roster.unit);
  Checks checks;
  checks.active_unit(other, context.units);
  checks.active_unit(command.inbox, context.units);
  checks.not_before(occurred, context.occurred_at, last_contact(roster));
  checks.refuse_if(
      !other.empty() && !holds(roster.counterparts, other) && !holds(roster.organs, other),
      Refusal::counterpart_unknown, other.view());
  checks.refuse_if(!own, Refusal::inbox_not_own_office, command.inbox.view());
  return unless_refused(checks, ContactSet{command});
}

Decision decide_one(const Roster& roster, const RemoveContact& command, const Context& context) {
  Checks checks;
  checks.refuse_if(contact_for(roster, command.counterpart) == nullptr, Refusal::contact_missing);
  checks.not_before(occurred, context.occurred_at, last_contact(roster));
  return unless_refused(checks, ContactRemoved{command.counterpart, command.reason});
}

// Only a roster without gaps can be confirmed.  [3.4.3-b]
Decision decide_one(const Roster& roster, const ConfirmRoster&, const Context& context) {
  const Instant at = context.occurred_at;
  const bool complete =
      named_at(roster, Rank::a, at) && named_at(roster, Rank::b, at) &&
      std::none_of(roster.contact_gaps.begin(), roster.contact_gaps.end(), is_open) &&
      std::none_of(roster.organ_gaps.begin(), roster.organ_gaps.end(), is_open);
  Checks checks;
  checks.refuse_if(!complete, Refusal::roster_incomplete);
  checks.not_before(occurred, at,
                    roster.confirmations.empty() ? roster.opened_at : roster.confirmations.back());
  checks.refuse_if(roster.confirmations.size() >= limits::records, CommonRefusal::too_many_records,
                   "confirmations", {}, limits::records);
  return unless_refused(checks, RosterConfirmed{});
}

// A unit that is there has a roster.  [3.4.3-a]
Decision decide_one(const Roster& roster, const CloseRoster& command, const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(roster.unit);
  Checks checks;
  Instant last = last_contact(roster);
  for (const Rank rank : {Rank::a, Rank::b}) last = std::max(last, last_appointment(roster, rank));
  if (!roster.confirmations.empty()) last = std::max(last, roster.confirmations.back());
  checks.not_before(occurred, context.occurred_at, last);
  checks.refuse_if(facts && facts->active, Refusal::unit_still_active, roster.unit.view());
  return unless_refused(checks, RosterClosed{command.reason});
}

Decision decide(const Roster* roster, const Command& command, const Context& context) {
  return common::judge<OpenRoster, Decision, Checks>(roster, command, context, permissions());
}

}  // namespace liandong::liaison_roster
