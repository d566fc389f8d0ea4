// The state of one change of law: what its events have made of it.
#pragma once

#include "systems/jurisdiction/law_change/domain/events.hpp"

#include <optional>

namespace liandong::law_change {

/// A row of the sign-off matrix.
struct Holder {
  UnitId unit;
  std::optional<Instant> acknowledged_at;
  friend bool operator==(const Holder&, const Holder&) = default;
};
LIANDONG_DESCRIBE(Holder, unit, acknowledged_at)

/// What a unit made of the change for its own list; the department stands first.
struct Revision {
  UnitId unit;
  std::optional<Instant> recorded_at;
  MatterId revision;
  bool none_needed = false;
  Text reason;
  friend bool operator==(const Revision&, const Revision&) = default;
};
LIANDONG_DESCRIBE(Revision, unit, recorded_at, revision, none_needed, reason)

struct Announcement {
  Instant announced_at;
  std::vector<ItemChange> changes;
  Text transition;
  friend bool operator==(const Announcement&, const Announcement&) = default;
};
LIANDONG_DESCRIBE(Announcement, announced_at, changes, transition)

struct Affected {
  MatterId matter;
  std::string system;
  ItemCode item;
  UnitId custodian;
  Instant marked_at;
  friend bool operator==(const Affected&, const Affected&) = default;
};
LIANDONG_DESCRIBE(Affected, matter, system, item, custodian, marked_at)

struct LawChange {
  Stage stage = Stage::registered;
  UnitId department;
  UnitId coordinating_office;
  Text title;
  ChangeKind kind = ChangeKind::amended;
  std::string law;
  std::string articles;
  Instant known_at;
  Instant recorded_at;
  LocalDay effective_on;
  std::vector<ItemCode> items;
  Text summary;
  std::vector<Holder> holders;
  std::vector<Revision> revisions;
  std::optional<Announcement> announcement;
  std::vector<Affected> affected;
  std::optional<Instant> closed_at;
  Text drop_reason;
  friend bool operator==(const LawChange&, const LawChange&) = default;
};
LIANDONG_DESCRIBE(LawChange, stage, department, coordinating_office, title, kind, law, articles,
                  known_at, recorded_at, effective_on, items, summary, holders, revisions,
                  announcement, affected, closed_at, drop_reason)

/// The holder, or null.
[[nodiscard]] const Holder* holder_of(const LawChange& change, UnitId unit);
/// The unit's own revision, or null if it is not concerned.
[[nodiscard]] const Revision* revision_of(const LawChange& change, UnitId unit);
/// The department stays answerable for what it announces.  [2-d]
[[nodiscard]] UnitId custodian(const LawChange& change);

}  // namespace liandong::law_change
