// Bounds of the commands of law change on the wire; domain/shape.cpp judges by the same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/jurisdiction/law_change/domain/limits.hpp"
#include "systems/jurisdiction/law_change/domain/types.hpp"

namespace liandong::json {

namespace law_change_limits = law_change::limits;

LIANDONG_BOUNDS(law_change::RegisterLawChange, Bound{"title", 1, law_change_limits::title},
                Bound{"law", 1, law_change_limits::law},
                Bound{"articles", 0, law_change_limits::articles},
                Bound{"items", 1, law_change_limits::items},
                Bound{"holders", 1, law_change_limits::holders},
                Bound{"summary", 0, law_change_limits::long_text});
LIANDONG_BOUNDS(law_change::ItemChange, Bound{"item", 1, id_bytes_max},
                Bound{"before", 1, law_change_limits::long_text},
                Bound{"after", 1, law_change_limits::long_text},
                Bound{"effect", 0, law_change_limits::reason});
LIANDONG_BOUNDS(law_change::AnnounceBasisChange, Bound{"changes", 1, law_change_limits::items},
                Bound{"transition", 0, law_change_limits::reason});
LIANDONG_BOUNDS(law_change::RecordRevision, Bound{"reason", 0, law_change_limits::reason});
LIANDONG_BOUNDS(law_change::DropLawChange, Bound{"reason", 1, law_change_limits::reason});

}  // namespace liandong::json
