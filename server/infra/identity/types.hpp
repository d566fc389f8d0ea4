// Units, people, posts and delegations as they are stored, and the change an administrator makes.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/parties.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::identity {

using DelegationId = Id<struct DelegationTag>;

/// One line for the log: administration stands in the same tamper-evident log as the matters.
/// The payload is canonical JSON and holds no name, telephone or other datum about a person.
struct Change {
  std::string stream_id;  // "directory:<id of the unit, person, post or delegation>"
  std::string type;       // "directory.unit_created.v1"
  std::string payload;
};

using Outcome = Result<Change, Rejection>;

struct Unit {
  UnitId id;
  std::string name;
  std::string short_name;
  UnitKind kind = UnitKind::internal_office;
  UnitId parent;               // empty = none
  bool legal_subject = false;  // [3.1.3-a]
  std::string document_code;   // 机关代字, unique in the city
  UnitId superior;             // of a vertical body; may lie outside the city
  std::string superior_name;
  std::string territory;  // division code; empty = the whole city
  std::string address;
  std::string telephone;
  bool active = true;
};
LIANDONG_DESCRIBE(Unit, id, name, short_name, kind, parent, legal_subject, document_code, superior,
                  superior_name, territory, address, telephone, active)

struct StatutoryException {
  std::string act;      // "case_transfer"
  std::string statute;  // what lets the office sign in its own name  [3.1.3-c]
};
LIANDONG_DESCRIBE(StatutoryException, act, statute)

struct Person {
  PersonId id;
  std::string name;
  std::string login;  // normalised, see accounts.hpp
  std::string certificate;
  std::string telephone;
  bool active = true;
  bool must_change_password = true;
  std::optional<Instant> locked_until;
};

struct Post {
  PostId id;
  UnitId unit;
  PersonId person;
  RoleSet roles;
  Instant valid_from;
  std::optional<Instant> valid_until;  // exclusive

  [[nodiscard]] bool active_at(Instant at) const {
    return valid_from <= at && (!valid_until || at < *valid_until);
  }
};

/// A substitute acts in a post from `valid_from` until before `valid_until`, or before `ended_at`.
struct Delegation {
  DelegationId id;
  PostId post;
  PersonId substitute;
  Instant valid_from;
  Instant valid_until;
  std::optional<Instant> ended_at;

  [[nodiscard]] Instant end() const {
    return ended_at && *ended_at < valid_until ? *ended_at : valid_until;
  }
  [[nodiscard]] bool active_at(Instant at) const { return valid_from <= at && at < end(); }
};

/// A post somebody may act in at an instant.
struct EffectivePost {
  PostId id;
  UnitId unit;
  RoleSet roles;
  PersonId substitutes_for;      // the holder; empty = the person's own post
  std::optional<Instant> until;  // end of the substitution or of the post
};

}  // namespace liandong::identity
