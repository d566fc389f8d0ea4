#include "systems/jurisdiction/list_revision/domain/state.hpp"

#include "systems/jurisdiction/list_revision/domain/revision.hpp"

#include <algorithm>

namespace liandong::list_revision {

bool is_authorised(const Revision& revision) {
  return revision.rounds.back().authorised_at.has_value();
}

UnitId custodian(const Revision& revision) {
  switch (revision.stage) {
    case Stage::proposed:
      return revision.coordinating_office;
    case Stage::reviewed:
      return is_authorised(revision) ? revision.coordinating_office : revision.government;
    case Stage::returned:
    case Stage::published:
    case Stage::withdrawn:
      return revision.proposer;
  }
  return revision.proposer;
}

bool concerns(const Revision& revision, UnitId unit) {
  return std::any_of(revision.changes.begin(), revision.changes.end(),
                     [&](const ListChange& change) {
                       return change.unit == unit || change.original_department == unit;
                     });
}

bool closed(const Revision& revision) { return revision.closed_at.has_value(); }

}  // namespace liandong::list_revision
