// The state of one liaison roster: what its events have made of it.
#pragma once

#include "systems/joint_enforcement/liaison_roster/domain/events.hpp"

namespace liandong::liaison_roster {

/// Kept for good, so that changes leave a trace; the last one of a rank is in force.
struct Liaison {
  Rank rank = Rank::a;
  PersonalText person;
  Text office;
  PersonalText telephone;
  Instant since;
  std::optional<Instant> until;     // when the post ends by itself
  std::optional<Instant> ended_at;  // by hand, or because somebody else was named
  bool replaced = false;            // the latter
  friend bool operator==(const Liaison&, const Liaison&) = default;
};
LIANDONG_DESCRIBE(Liaison, rank, person, office, telephone, since, until, ended_at, replaced)

struct Contact {
  UnitId counterpart;  // empty = every unit without a contact of its own
  PersonalText person;
  Text office;
  PersonalText telephone;
  UnitId inbox;
  Instant since;
  friend bool operator==(const Contact&, const Contact&) = default;
};
LIANDONG_DESCRIBE(Contact, counterpart, person, office, telephone, inbox, since)

/// Something that is missing in the roster, from when until when. `organ` is the unit of justice
/// without a contact; empty = contacts with the other units are incomplete.
struct Gap {
  UnitId organ;
  Instant since;
  std::optional<Instant> filled_at;
  std::optional<Instant> lapsed_at;  // the unit it was about is no longer there
  friend bool operator==(const Gap&, const Gap&) = default;
};
LIANDONG_DESCRIBE(Gap, organ, since, filled_at, lapsed_at)

struct Roster {
  Stage stage = Stage::kept;
  UnitId unit;
  Text title;
  UnitId coordinating_office;
  Instant opened_at;
  std::vector<UnitId> counterparts;
  std::vector<UnitId> organs;
  std::vector<Liaison> liaisons;
  std::vector<Contact> contacts;
  std::vector<UnitId> without_contact;  // counterparts nobody is named for
  std::vector<Gap> contact_gaps;
  std::vector<Gap> organ_gaps;
  std::vector<Instant> confirmations;
  std::optional<Instant> closed_at;
  Text close_reason;
  friend bool operator==(const Roster&, const Roster&) = default;
};
LIANDONG_DESCRIBE(Roster, stage, unit, title, coordinating_office, opened_at, counterparts, organs,
                  liaisons, contacts, without_contact, contact_gaps, organ_gaps, confirmations,
                  closed_at, close_reason)

/// The liaison officer in force, or null. One whose post has ended by itself is in force until
/// somebody else is named; the gap shows as an obligation.
[[nodiscard]] const Liaison* liaison_of(const Roster& roster, Rank rank);
[[nodiscard]] const Contact* contact_for(const Roster& roster, UnitId counterpart);
[[nodiscard]] UnitId custodian(const Roster& roster);

}  // namespace liandong::liaison_roster
