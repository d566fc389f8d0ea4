// Bounds of the commands of basis provision on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/jurisdiction/basis_provision/domain/limits.hpp"
#include "systems/jurisdiction/basis_provision/domain/types.hpp"

namespace liandong::json {

namespace provision_limits = basis_provision::limits;

LIANDONG_BOUNDS(basis_provision::RecordAssignment, Bound{"title", 1, provision_limits::title},
                Bound{"decision", 0, provision_limits::decision},
                Bound{"items", 1, provision_limits::items},
                Bound{"holders", 1, provision_limits::holders});
LIANDONG_BOUNDS(basis_provision::Provide, Bound{"bases", 1, provision_limits::long_text},
                Bound{"standards", 1, provision_limits::long_text},
                Bound{"flow", 0, provision_limits::long_text});
LIANDONG_BOUNDS(basis_provision::ReportInaccuracy, Bound{"what", 1, provision_limits::reason},
                Bound{"proposal", 0, provision_limits::reason});
LIANDONG_BOUNDS(basis_provision::CorrectProvision, Bound{"bases", 1, provision_limits::long_text},
                Bound{"standards", 1, provision_limits::long_text},
                Bound{"flow", 0, provision_limits::long_text},
                Bound{"explanation", 1, provision_limits::reason});
LIANDONG_BOUNDS(basis_provision::UpholdProvision, Bound{"report", 1, id_bytes_max},
                Bound{"reason", 1, provision_limits::reason});
LIANDONG_BOUNDS(basis_provision::DropAssignment, Bound{"reason", 1, provision_limits::reason});

}  // namespace liandong::json
