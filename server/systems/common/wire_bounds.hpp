// Bounds of the commands that several systems have, on the wire.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/common/domain/suspicion.hpp"

namespace liandong::json {

LIANDONG_BOUNDS(common::MarkSuspectedCrime,
                Bound{"suspected_crime", 1, common::suspected_crime_max},
                Bound{"grounds", 1, text_length_max});

}  // namespace liandong::json
