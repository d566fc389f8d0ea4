// Bounds of the commands of case transfer on the wire; domain/shape.cpp judges by the same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/case_transfer/domain/limits.hpp"
#include "systems/case_transfer/domain/types.hpp"

namespace liandong::json {

namespace transfer_limits = case_transfer::limits;

#define LIANDONG_BOUNDS(Type, ...)                             \
  template <>                                                  \
  inline constexpr std::array bounds_of<case_transfer::Type> { \
    __VA_ARGS__                                                \
  }

LIANDONG_BOUNDS(Party, Bound{"name", 0, transfer_limits::name},
                Bound{"identifier", 0, transfer_limits::identifier},
                Bound{"address", 0, transfer_limits::address});
LIANDONG_BOUNDS(RecordFinding, Bound{"title", 1, transfer_limits::title},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 1, transfer_limits::location},
                Bound{"item_reason", 0, transfer_limits::reason},
                Bound{"facts", 1, transfer_limits::long_text},
                Bound{"provisions", 0, transfer_limits::reason});
LIANDONG_BOUNDS(ConfirmUrgency, Bound{"reason", 0, transfer_limits::reason});
LIANDONG_BOUNDS(RecordDissuasion, Bound{"location", 1, transfer_limits::location},
                Bound{"manner", 1, transfer_limits::reason},
                Bound{"officers", 1, transfer_limits::officers});
LIANDONG_BOUNDS(Officer, Bound{"name", 1, transfer_limits::name},
                Bound{"certificate", 0, transfer_limits::identifier});
LIANDONG_BOUNDS(TellCompetentUnit, Bound{"unit", 1, id_bytes_max},
                Bound{"person", 0, transfer_limits::name},
                Bound{"message", 0, transfer_limits::reason});
LIANDONG_BOUNDS(ApproveLaterStart, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(DismissFinding, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, transfer_limits::file_name},
                Bound{"copies", 1, transfer_limits::copies},
                Bound{"pages", 1, transfer_limits::pages});
LIANDONG_BOUNDS(RemoveMaterial, Bound{"material", 1, id_bytes_max},
                Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(Issue, Bound{"receiver", 1, id_bytes_max},
                Bound{"override_reason", 0, transfer_limits::reason},
                Bound{"measures_taken", 0, transfer_limits::reason},
                Bound{"contact", 0, transfer_limits::contact});
LIANDONG_BOUNDS(Withdraw, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(Accept, Bound{"comment", 0, transfer_limits::reason});
LIANDONG_BOUNDS(RequestSupplement, Bound{"missing", 1, transfer_limits::missing_kinds},
                Bound{"explanation", 1, transfer_limits::reason});
LIANDONG_BOUNDS(Supply, Bound{"comment", 0, transfer_limits::reason});
LIANDONG_BOUNDS(Object, Bound{"reasons", 1, transfer_limits::long_text},
                Bound{"legal_basis", 1, transfer_limits::reason});
LIANDONG_BOUNDS(ConsentToObjection, Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(ObjectOnNewFacts, Bound{"new_facts", 1, transfer_limits::long_text},
                Bound{"legal_basis", 1, transfer_limits::reason});
LIANDONG_BOUNDS(AssignInterim, Bound{"unit", 1, id_bytes_max},
                Bound{"reason", 1, transfer_limits::reason});
LIANDONG_BOUNDS(DecideFiling, Bound{"case_number", 0, transfer_limits::identifier},
                Bound{"reason", 0, transfer_limits::reason});
LIANDONG_BOUNDS(RecordOutcome, Bound{"decision_number", 0, transfer_limits::identifier},
                Bound{"amount_fen", 0, transfer_limits::amount_fen},
                Bound{"summary", 1, transfer_limits::long_text});
LIANDONG_BOUNDS(RecordExecution, Bound{"summary", 1, transfer_limits::long_text});
LIANDONG_BOUNDS(ReportResult, Bound{"summary", 1, transfer_limits::long_text});
// `text` and `personal` have the bound of the field they correct.
LIANDONG_BOUNDS(Correct, Bound{"text", 0, transfer_limits::long_text},
                Bound{"personal", 0, transfer_limits::name},
                Bound{"reason", 1, transfer_limits::reason});

#undef LIANDONG_BOUNDS

}  // namespace liandong::json
