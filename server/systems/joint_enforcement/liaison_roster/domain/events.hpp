// What can happen to a liaison roster. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/joint_enforcement/liaison_roster/domain/types.hpp"

namespace liandong::liaison_roster {

struct RosterOpened {
  static constexpr std::string_view type = "liaison_roster.roster_opened.v1";
  static constexpr std::string_view clauses[] = {"3.1.0-a", "3.4.3-a", "3.7-a"};
  OpenRoster roster;
  UnitId coordinating_office;
};
LIANDONG_DESCRIBE(RosterOpened, roster, coordinating_office)

struct CounterpartsUpdated {
  static constexpr std::string_view type = "liaison_roster.counterparts_updated.v1";
  UpdateCounterparts update;
};
LIANDONG_DESCRIBE(CounterpartsUpdated, update)

struct LiaisonAppointed {
  static constexpr std::string_view type = "liaison_roster.liaison_appointed.v1";
  static constexpr std::string_view clauses[] = {"3.4.3-a", "3.4.3-b"};
  AppointLiaison appointment;
};
LIANDONG_DESCRIBE(LiaisonAppointed, appointment)

struct LiaisonEnded {
  static constexpr std::string_view type = "liaison_roster.liaison_ended.v1";
  static constexpr std::string_view clauses[] = {"3.4.3-b"};
  Rank rank = Rank::a;
  Text reason;
};
LIANDONG_DESCRIBE(LiaisonEnded, rank, reason)

struct ContactSet {
  static constexpr std::string_view type = "liaison_roster.contact_set.v1";
  static constexpr std::string_view clauses[] = {"3.1.0-a", "3.7-a"};
  SetContact contact;
};
LIANDONG_DESCRIBE(ContactSet, contact)

struct ContactRemoved {
  static constexpr std::string_view type = "liaison_roster.contact_removed.v1";
  UnitId counterpart;
  Text reason;
};
LIANDONG_DESCRIBE(ContactRemoved, counterpart, reason)

struct RosterConfirmed {
  static constexpr std::string_view type = "liaison_roster.roster_confirmed.v1";
  static constexpr std::string_view clauses[] = {"3.4.3-b"};
};
LIANDONG_DESCRIBE(RosterConfirmed)

struct RosterClosed {
  static constexpr std::string_view type = "liaison_roster.roster_closed.v1";
  Text reason;
};
LIANDONG_DESCRIBE(RosterClosed, reason)

using Event = std::variant<RosterOpened, CounterpartsUpdated, LiaisonAppointed, LiaisonEnded,
                           ContactSet, ContactRemoved, RosterConfirmed, RosterClosed>;

}  // namespace liandong::liaison_roster
