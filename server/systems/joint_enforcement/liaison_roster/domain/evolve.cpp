// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

#include <algorithm>

namespace liandong::liaison_roster {
namespace {

// Contacts with the other units are complete if each has one or there is one for all of them.
// [3.1.0-a]
void settle_contacts(Roster& roster, Instant at) {
  roster.without_contact.clear();
  if (contact_for(roster, {}) == nullptr) {
    for (const UnitId unit : roster.counterparts) {
      if (contact_for(roster, unit) == nullptr) roster.without_contact.push_back(unit);
    }
  }
  auto& gaps = roster.contact_gaps;
  const bool open = !gaps.empty() && !gaps.back().filled_at && !gaps.back().lapsed_at;
  const bool missing = !roster.without_contact.empty();
  if (missing && !open) gaps.push_back({{}, at, {}, {}});
  if (!missing && open) gaps.back().filled_at = at;
}

// Police, procuratorate and court each want a contact of their own.  [3.7-a]
void settle_organs(Roster& roster, Instant at) {
  for (Gap& gap : roster.organ_gaps) {
    if (gap.filled_at || gap.lapsed_at) continue;
    const auto& organs = roster.organs;
    const bool there = std::find(organs.begin(), organs.end(), gap.organ) != organs.end();
    if (!there) {
      gap.lapsed_at = at;
    } else if (contact_for(roster, gap.organ) != nullptr) {
      gap.filled_at = at;
    }
  }
  for (const UnitId organ : roster.organs) {
    const bool open = std::any_of(
        roster.organ_gaps.begin(), roster.organ_gaps.end(),
        [&](const Gap& gap) { return gap.organ == organ && !gap.filled_at && !gap.lapsed_at; });
    if (!open && contact_for(roster, organ) == nullptr) {
      roster.organ_gaps.push_back({organ, at, {}, {}});
    }
  }
}

Roster opened(const RosterOpened& event, const Stamp& stamp) {
  Roster roster;
  roster.unit = event.roster.unit;
  roster.title = event.roster.title;
  roster.coordinating_office = event.coordinating_office;
  roster.opened_at = stamp.occurred_at;
  roster.counterparts = event.roster.counterparts;
  roster.organs = event.roster.organs;
  return roster;
}

void end_liaison(Roster& roster, Rank rank, Instant at, bool replaced) {
  for (Liaison& one : roster.liaisons) {
    if (one.rank != rank || one.ended_at) continue;
    one.ended_at = at;
    one.replaced = replaced;
  }
}

void drop_contact(Roster& roster, UnitId counterpart) {
  auto& all = roster.contacts;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const Contact& one) { return one.counterpart == counterpart; }),
            all.end());
}

void apply(Roster&, const RosterOpened&, Instant) { LIANDONG_CHECK(false); }

void apply(Roster& roster, const CounterpartsUpdated& event, Instant) {
  roster.counterparts = event.update.counterparts;
  roster.organs = event.update.organs;
}

void apply(Roster& roster, const LiaisonAppointed& event, Instant at) {
  const AppointLiaison& named = event.appointment;
  end_liaison(roster, named.rank, at, true);
  roster.liaisons.push_back(
      {named.rank, named.person, named.office, named.telephone, at, named.until, {}, false});
}

void apply(Roster& roster, const LiaisonEnded& event, Instant at) {
  end_liaison(roster, event.rank, at, false);
}

void apply(Roster& roster, const ContactSet& event, Instant at) {
  const SetContact& contact = event.contact;
  drop_contact(roster, contact.counterpart);
  roster.contacts.push_back(
      {contact.counterpart, contact.person, contact.office, contact.telephone, contact.inbox, at});
}

void apply(Roster& roster, const ContactRemoved& event, Instant) {
  drop_contact(roster, event.counterpart);
}

void apply(Roster& roster, const RosterConfirmed&, Instant at) {
  roster.confirmations.push_back(at);
}

void apply(Roster& roster, const RosterClosed& event, Instant at) {
  roster.stage = Stage::closed;
  roster.closed_at = at;
  roster.close_reason = event.reason;
}

}  // namespace

Roster evolve(const Roster* roster, const Event& event, const Stamp& stamp) {
  Roster next;
  if (const auto* opening = std::get_if<RosterOpened>(&event)) {
    LIANDONG_CHECK(roster == nullptr);
    next = opened(*opening, stamp);
  } else {
    LIANDONG_CHECK(roster != nullptr);
    next = *roster;
    std::visit([&](const auto& one) { apply(next, one, stamp.occurred_at); }, event);
  }
  if (!closed(next)) {
    settle_contacts(next, stamp.occurred_at);
    settle_organs(next, stamp.occurred_at);
  }
  return next;
}

}  // namespace liandong::liaison_roster
