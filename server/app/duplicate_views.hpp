// What the search for complaints about the same reads and answers: wire types.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/complaint_intake/domain/duplicates.hpp"
#include "systems/complaint_intake/domain/limits.hpp"

#include <string>
#include <vector>

namespace liandong::app {

/// The words of a complaint that is about to be registered. Nothing of it is stored.
struct DuplicateQuery {
  PlaceCode place;
  std::string location;
  ItemCode item;
  std::string party;
  std::string facts;
};
LIANDONG_DESCRIBE(DuplicateQuery, place, location, item, party, facts)

struct DuplicateCandidate {
  MatterId id;         // empty if the reader's unit may not see it: only that it exists
  std::string number;  // of the registration
  std::string title;   // empty if it may not be seen
  UnitId unit;         // first-responsible for that one
  Instant received_at;
  std::string stage;
  std::vector<complaint_intake::Likeness> reasons;
  int text_percent = 0;
};
LIANDONG_DESCRIBE(DuplicateCandidate, id, number, title, unit, received_at, stage, reasons,
                  text_percent)

struct DuplicateList {
  std::vector<DuplicateCandidate> items;
};
LIANDONG_DESCRIBE(DuplicateList, items)

}  // namespace liandong::app

namespace liandong::json {

LIANDONG_BOUNDS(app::DuplicateQuery, Bound{"place", 0, id_bytes_max},
                Bound{"location", 0, complaint_intake::limits::location},
                Bound{"party", 0, complaint_intake::limits::name},
                Bound{"facts", 0, complaint_intake::limits::long_text});

}  // namespace liandong::json
