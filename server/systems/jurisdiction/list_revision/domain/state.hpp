// The state of one revision of the list: what its events have made of it.
#pragma once

#include "systems/jurisdiction/list_revision/domain/events.hpp"

namespace liandong::list_revision {

/// From a proposal to what became of it; a new one begins with every `revise`.
struct Round {
  Instant proposed_at;
  Text explanation;  // of what is different from the round before
  std::optional<Instant> reviewed_at;
  bool approved = false;
  Text opinion;
  std::optional<Instant> authorised_at;
  Text authorisation;
  std::optional<Instant> returned_at;  // by the government
  Text return_reason;
  friend bool operator==(const Round&, const Round&) = default;
};
LIANDONG_DESCRIBE(Round, proposed_at, explanation, reviewed_at, approved, opinion, authorised_at,
                  authorisation, returned_at, return_reason)

struct Publication {
  jurisdiction::VersionNumber version = 0;
  Instant published_at;
  LocalDay published_on;
  std::string decision_number;
  std::string note;
  friend bool operator==(const Publication&, const Publication&) = default;
};
LIANDONG_DESCRIBE(Publication, version, published_at, published_on, decision_number, note)

struct Revision {
  Stage stage = Stage::proposed;
  UnitId proposer;
  UnitId coordinating_office;
  UnitId government;
  Text title;
  Text reasons;
  std::string legal_basis;
  MatterId law_change;
  std::vector<ListChange> changes;  // as they stand now
  std::vector<Round> rounds;
  std::optional<Publication> publication;
  std::optional<Instant> closed_at;
  Text withdrawal_reason;
  friend bool operator==(const Revision&, const Revision&) = default;
};
LIANDONG_DESCRIBE(Revision, stage, proposer, coordinating_office, government, title, reasons,
                  legal_basis, law_change, changes, rounds, publication, closed_at,
                  withdrawal_reason)

/// True if S may publish in place of the government.
[[nodiscard]] bool is_authorised(const Revision& revision);
/// Who must act now; once closed the proposer, whose list it is.
[[nodiscard]] UnitId custodian(const Revision& revision);
/// True if the list changes for the unit.
[[nodiscard]] bool concerns(const Revision& revision, UnitId unit);

}  // namespace liandong::list_revision
