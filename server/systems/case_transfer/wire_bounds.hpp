// Bounds of the commands of case transfer on the wire; domain/shape.cpp judges by the same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/case_transfer/domain/limits.hpp"
#include "systems/case_transfer/domain/types.hpp"
#include "systems/common/wire_bounds.hpp"

namespace liandong::json {

namespace transfer_limits = case_transfer::limits;

LIANDONG_BOUNDS(case_transfer::Party, Bound{"name", 0, transfer_limits::name},
                Bound{"identifier", 0, transfer_limits::identifier},
                Bound{"address", 0, transfer_limits::address});
LIANDONG_BOUNDS(case_transfer::RecordFinding, Bound{"title", 1, transfer_limits::title},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 1, transfer_limits::location},
                Bound{"item_reason", 0, transfer_limits::reason},
                Bound{"facts", 1, transfer_limits::long_text},
                Bound{"provisions", 0, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::ConfirmUrgency, Bound{"reason", 0, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::RecordDissuasion, Bound{"location", 1, transfer_limits::location},
                Bound{"manner", 1, transfer_limits::reason},
                Bound{"officers", 1, transfer_limits::officers});
LIANDONG_BOUNDS(case_transfer::Officer, Bound{"name", 1, transfer_limits::name},
                Bound{"certificate", 0, transfer_limits::identifier});
LIANDONG_BOUNDS(case_transfer::TellCompetentUnit, Bound{"unit", 1, id_bytes_max},
                Bound{"person", 0, transfer_limits::name},
                Bound{"message", 0, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::ApproveLaterStart, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::DismissFinding, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, transfer_limits::file_name},
                Bound{"copies", 1, transfer_limits::copies},
                Bound{"pages", 1, transfer_limits::pages});
LIANDONG_BOUNDS(case_transfer::RemoveMaterial, Bound{"material", 1, id_bytes_max},
                Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::Issue, Bound{"receiver", 1, id_bytes_max},
                Bound{"override_reason", 0, transfer_limits::reason},
                Bound{"measures_taken", 0, transfer_limits::reason},
                Bound{"contact", 0, transfer_limits::contact});
LIANDONG_BOUNDS(case_transfer::Withdraw, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::Accept, Bound{"comment", 0, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::RequestSupplement,
                Bound{"missing", 1, transfer_limits::missing_kinds},
                Bound{"explanation", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::Supply, Bound{"comment", 0, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::Object, Bound{"reasons", 1, transfer_limits::long_text},
                Bound{"legal_basis", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::ConsentToObjection, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::ObjectOnNewFacts, Bound{"new_facts", 1, transfer_limits::long_text},
                Bound{"legal_basis", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::AssignInterim, Bound{"unit", 1, id_bytes_max},
                Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::DecideFiling, Bound{"case_number", 0, transfer_limits::identifier},
                Bound{"reason", 0, transfer_limits::reason});
LIANDONG_BOUNDS(case_transfer::RecordOutcome,
                Bound{"decision_number", 0, transfer_limits::identifier},
                Bound{"amount_fen", 0, transfer_limits::amount_fen},
                Bound{"summary", 1, transfer_limits::long_text});
LIANDONG_BOUNDS(case_transfer::RecordExecution, Bound{"summary", 1, transfer_limits::long_text});
LIANDONG_BOUNDS(case_transfer::ReportResult, Bound{"summary", 1, transfer_limits::long_text});
// `text` and `personal` have the bound of the field they correct.
LIANDONG_BOUNDS(case_transfer::Correct, Bound{"text", 0, transfer_limits::long_text},
                Bound{"personal", 0, transfer_limits::name},
                Bound{"reason", 1, transfer_limits::reason});

}  // namespace liandong::json
