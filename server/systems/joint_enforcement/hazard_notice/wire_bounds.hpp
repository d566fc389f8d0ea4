// Bounds of the commands of hazard notices on the wire; domain/shape.cpp judges by the same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/limits.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/types.hpp"

namespace liandong::json {

namespace hazard_limits = hazard_notice::limits;

LIANDONG_BOUNDS(hazard_notice::RecordHazard, Bound{"title", 1, hazard_limits::title},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 0, hazard_limits::location},
                Bound{"party", 0, hazard_limits::name}, Bound{"facts", 1, hazard_limits::long_text},
                Bound{"danger", 1, hazard_limits::long_text},
                Bound{"departments", 1, hazard_limits::named_departments});
LIANDONG_BOUNDS(hazard_notice::DropHazard, Bound{"reason", 1, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, hazard_limits::file_name},
                Bound{"copies", 1, hazard_limits::copies}, Bound{"pages", 1, hazard_limits::pages});
LIANDONG_BOUNDS(hazard_notice::Notify, Bound{"departments", 0, hazard_limits::named_departments},
                Bound{"recipient", 0, hazard_limits::name});
LIANDONG_BOUNDS(hazard_notice::Remind, Bound{"department", 1, id_bytes_max},
                Bound{"content", 1, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::AcceptReasons, Bound{"department", 1, id_bytes_max},
                Bound{"comment", 0, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::RejectReasons, Bound{"department", 1, id_bytes_max},
                Bound{"reason", 1, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::ReportToGovernment, Bound{"harm", 1, hazard_limits::long_text},
                Bound{"request", 1, hazard_limits::long_text},
                Bound{"contact", 0, hazard_limits::contact});
// `text` has the bound of the field it corrects.
LIANDONG_BOUNDS(hazard_notice::Correct, Bound{"text", 0, hazard_limits::long_text},
                Bound{"reason", 1, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::Officer, Bound{"name", 1, hazard_limits::name},
                Bound{"certificate", 0, hazard_limits::identifier});
LIANDONG_BOUNDS(hazard_notice::Respond, Bound{"comment", 0, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::Dispatch, Bound{"officers", 1, hazard_limits::officers});
LIANDONG_BOUNDS(hazard_notice::ReportHandling, Bound{"measures", 1, hazard_limits::long_text});
LIANDONG_BOUNDS(hazard_notice::Refuse, Bound{"reasons", 1, hazard_limits::long_text},
                Bound{"legal_basis", 1, hazard_limits::reason});
LIANDONG_BOUNDS(hazard_notice::Redirect, Bound{"proper_unit", 1, id_bytes_max},
                Bound{"reasons", 1, hazard_limits::long_text});
LIANDONG_BOUNDS(hazard_notice::AnswerInstruction, Bound{"answer", 1, hazard_limits::long_text});
LIANDONG_BOUNDS(hazard_notice::Instruct, Bound{"instruction", 1, hazard_limits::long_text});

}  // namespace liandong::json
