// Bounds of the commands of dispute coordination on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/dispute_coordination/domain/limits.hpp"
#include "systems/dispute_coordination/domain/types.hpp"

namespace liandong::json {

namespace dispute_limits = dispute_coordination::limits;

LIANDONG_BOUNDS(dispute_coordination::OpenDispute, Bound{"title", 1, dispute_limits::title},
                Bound{"other", 1, id_bytes_max}, Bound{"competent_unit", 1, id_bytes_max},
                Bound{"reasons", 1, dispute_limits::long_text},
                Bound{"legal_basis", 1, dispute_limits::reason}, Bound{"place", 1, id_bytes_max},
                Bound{"location", 0, dispute_limits::location},
                Bound{"facts", 1, dispute_limits::long_text},
                Bound{"first_discovered_by", 1, id_bytes_max});
LIANDONG_BOUNDS(dispute_coordination::StatePosition, Bound{"competent_unit", 1, id_bytes_max},
                Bound{"reasons", 1, dispute_limits::long_text},
                Bound{"legal_basis", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::RecordNegotiation,
                Bound{"participants", 1, dispute_limits::participants},
                Bound{"summary", 1, dispute_limits::long_text});
LIANDONG_BOUNDS(dispute_coordination::ProposeAgreement, Bound{"responsible_unit", 1, id_bytes_max},
                Bound{"terms", 1, dispute_limits::long_text});
LIANDONG_BOUNDS(dispute_coordination::Submit, Bound{"negotiation", 1, dispute_limits::long_text},
                Bound{"disagreement", 1, dispute_limits::long_text},
                Bound{"proposal", 1, dispute_limits::long_text},
                Bound{"common_superior", 0, dispute_limits::name});
LIANDONG_BOUNDS(dispute_coordination::Reply, Bound{"statement", 1, dispute_limits::long_text},
                Bound{"legal_basis", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::Withdraw, Bound{"reason", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, dispute_limits::file_name},
                Bound{"copies", 1, dispute_limits::copies},
                Bound{"pages", 1, dispute_limits::pages});
LIANDONG_BOUNDS(dispute_coordination::Correct, Bound{"text", 0, dispute_limits::long_text},
                Bound{"reason", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::Coordinate,
                Bound{"participants", 1, dispute_limits::participants},
                Bound{"summary", 1, dispute_limits::long_text});
LIANDONG_BOUNDS(dispute_coordination::JoinUnit, Bound{"unit", 1, id_bytes_max},
                Bound{"reason", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::AssignInterim, Bound{"unit", 1, id_bytes_max},
                Bound{"reason", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::Review, Bound{"opinion", 1, dispute_limits::long_text});
LIANDONG_BOUNDS(dispute_coordination::Decide, Bound{"responsible_unit", 1, id_bytes_max},
                Bound{"decision_number", 1, dispute_limits::identifier},
                Bound{"reasons", 1, dispute_limits::long_text},
                Bound{"legal_basis", 1, dispute_limits::reason},
                Bound{"guidance", 0, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::ExtendDecision, Bound{"reason", 1, dispute_limits::reason});
LIANDONG_BOUNDS(dispute_coordination::RecordSuperiorDecision,
                Bound{"authority", 1, dispute_limits::name},
                Bound{"responsible_unit", 1, id_bytes_max},
                Bound{"decision_number", 1, dispute_limits::identifier},
                Bound{"reasons", 1, dispute_limits::long_text},
                Bound{"legal_basis", 1, dispute_limits::reason});

}  // namespace liandong::json
