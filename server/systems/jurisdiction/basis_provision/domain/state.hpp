// The state of one provision of bases and standards: what its events have made of it.
#pragma once

#include "systems/jurisdiction/basis_provision/domain/events.hpp"

#include <optional>

namespace liandong::basis_provision {

/// A cell of the sign-off matrix.
struct Signature {
  std::optional<Instant> acknowledged_at;
  friend bool operator==(const Signature&, const Signature&) = default;
};
LIANDONG_DESCRIBE(Signature, acknowledged_at)

/// A township or subdistrict in the sign-off matrix.
struct Holder {
  UnitId unit;
  std::vector<Signature> signatures;  // one per round
  friend bool operator==(const Holder&, const Holder&) = default;
};
LIANDONG_DESCRIBE(Holder, unit, signatures)

/// What the department gave; the last one holds.
struct Round {
  Instant provided_at;
  Text bases;
  Text standards;
  Text flow;
  Text explanation;  // of a correction
  friend bool operator==(const Round&, const Round&) = default;
};
LIANDONG_DESCRIBE(Round, provided_at, bases, standards, flow, explanation)

struct Report {
  std::string id;
  UnitId holder;
  Instant reported_at;
  Text what;
  Text proposal;
  std::optional<Instant> answered_at;
  Text upheld_reason;  // empty = corrected
  friend bool operator==(const Report&, const Report&) = default;
};
LIANDONG_DESCRIBE(Report, id, holder, reported_at, what, proposal, answered_at, upheld_reason)

struct Provision {
  Stage stage = Stage::owed;
  UnitId department;
  UnitId coordinating_office;
  Text title;
  Instant published_at;
  Instant recorded_at;
  std::string decision;
  std::vector<ItemCode> items;
  MatterId revision;
  std::vector<Holder> holders;
  std::vector<Round> rounds;
  std::vector<Report> reports;
  std::optional<Instant> closed_at;
  Text drop_reason;
  friend bool operator==(const Provision&, const Provision&) = default;
};
LIANDONG_DESCRIBE(Provision, stage, department, coordinating_office, title, published_at,
                  recorded_at, decision, items, revision, holders, rounds, reports, closed_at,
                  drop_reason)

/// The holder, or null.
[[nodiscard]] const Holder* holder_of(const Provision& provision, UnitId unit);
/// True if the unit has acknowledged what was provided last.
[[nodiscard]] bool has_acknowledged(const Holder& holder);
[[nodiscard]] bool is_open(const Report& report);
/// The department stays answerable for what it provides.  [2-c]
[[nodiscard]] UnitId custodian(const Provision& provision);

}  // namespace liandong::basis_provision
