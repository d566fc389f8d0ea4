// Bounds of the commands of list revision on the wire; domain/shape.cpp judges by the same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/jurisdiction/list_revision/domain/limits.hpp"
#include "systems/jurisdiction/list_revision/domain/types.hpp"

namespace liandong::json {

namespace revision_limits = list_revision::limits;

LIANDONG_BOUNDS(list_revision::ListChange, Bound{"item", 1, id_bytes_max},
                Bound{"decision", 0, revision_limits::decision},
                Bound{"replaced_law", 0, revision_limits::short_text},
                Bound{"law", 0, revision_limits::short_text},
                Bound{"article", 0, revision_limits::short_text},
                Bound{"basis_text", 0, revision_limits::row_text},
                Bound{"penalty", 0, revision_limits::row_text},
                Bound{"item_name", 0, revision_limits::item_name},
                Bound{"domain", 0, revision_limits::short_text},
                Bound{"inspection_powers", 0, revision_limits::row_text},
                Bound{"coercive_powers", 0, revision_limits::row_text});
LIANDONG_BOUNDS(list_revision::ProposeRevision, Bound{"title", 1, revision_limits::title},
                Bound{"reasons", 1, revision_limits::long_text},
                Bound{"legal_basis", 0, revision_limits::note},
                Bound{"changes", 1, revision_limits::changes});
LIANDONG_BOUNDS(list_revision::Revise, Bound{"changes", 1, revision_limits::changes},
                Bound{"explanation", 1, revision_limits::reason});
LIANDONG_BOUNDS(list_revision::Review, Bound{"opinion", 1, revision_limits::reason});
LIANDONG_BOUNDS(list_revision::AuthorisePublication, Bound{"note", 0, revision_limits::reason});
LIANDONG_BOUNDS(list_revision::Publish, Bound{"decision_number", 1, revision_limits::decision},
                Bound{"note", 0, revision_limits::note});
LIANDONG_BOUNDS(list_revision::ReturnRevision, Bound{"reason", 1, revision_limits::reason});
LIANDONG_BOUNDS(list_revision::WithdrawProposal, Bound{"reason", 1, revision_limits::reason});

}  // namespace liandong::json
