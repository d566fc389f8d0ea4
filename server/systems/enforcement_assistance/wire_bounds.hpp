// Bounds of the commands of enforcement assistance on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/enforcement_assistance/domain/limits.hpp"
#include "systems/enforcement_assistance/domain/types.hpp"

namespace liandong::json {

namespace assistance_limits = enforcement_assistance::limits;

LIANDONG_BOUNDS(enforcement_assistance::RecordNeed, Bound{"title", 1, assistance_limits::title},
                Bound{"case_number", 0, assistance_limits::identifier},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 0, assistance_limits::location},
                Bound{"party", 0, assistance_limits::name},
                Bound{"facts", 1, assistance_limits::long_text},
                Bound{"question", 1, assistance_limits::long_text});
LIANDONG_BOUNDS(enforcement_assistance::DropNeed, Bound{"reason", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, assistance_limits::file_name},
                Bound{"copies", 1, assistance_limits::copies},
                Bound{"pages", 1, assistance_limits::pages});
LIANDONG_BOUNDS(enforcement_assistance::RemoveMaterial, Bound{"material", 1, id_bytes_max},
                Bound{"reason", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::Request, Bound{"receiver", 1, id_bytes_max},
                Bound{"contact", 0, assistance_limits::contact});
LIANDONG_BOUNDS(enforcement_assistance::Withdraw, Bound{"reason", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::RequestOnSite,
                Bound{"explanation", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::RequestArchives,
                Bound{"wanted", 1, assistance_limits::reason},
                Bound{"purpose", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::DropArchiveRequest,
                Bound{"archive_request", 1, id_bytes_max},
                Bound{"reason", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::TakeIntoCase,
                Bound{"case_number", 0, assistance_limits::identifier},
                Bound{"comment", 0, assistance_limits::reason});
// `text` has the bound of the field it corrects.
LIANDONG_BOUNDS(enforcement_assistance::Correct, Bound{"text", 0, assistance_limits::long_text},
                Bound{"reason", 1, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::Officer, Bound{"name", 1, assistance_limits::name},
                Bound{"certificate", 0, assistance_limits::identifier});
LIANDONG_BOUNDS(enforcement_assistance::Dispatch,
                Bound{"officers", 1, assistance_limits::officers});
LIANDONG_BOUNDS(enforcement_assistance::RecordScene,
                Bound{"measures", 1, assistance_limits::long_text});
LIANDONG_BOUNDS(enforcement_assistance::ProvideArchives, Bound{"archive_request", 1, id_bytes_max},
                Bound{"note", 0, assistance_limits::reason});
LIANDONG_BOUNDS(enforcement_assistance::AnnounceExtension,
                Bound{"working_days", 1, assistance_limits::extension_working_days},
                Bound{"reason", 1, assistance_limits::reason},
                Bound{"approved_by", 0, assistance_limits::name});
LIANDONG_BOUNDS(enforcement_assistance::Reply, Bound{"method", 1, assistance_limits::long_text},
                Bound{"standard", 1, assistance_limits::long_text},
                Bound{"conclusion", 1, assistance_limits::long_text},
                Bound{"signed_by", 1, assistance_limits::name},
                Bound{"qualification", 0, assistance_limits::identifier},
                Bound{"no_evidence_reason", 0, assistance_limits::reason},
                Bound{"contact", 0, assistance_limits::contact});
LIANDONG_BOUNDS(enforcement_assistance::Decline, Bound{"reasons", 1, assistance_limits::long_text},
                Bound{"legal_basis", 1, assistance_limits::reason},
                Bound{"competent_unit", 1, id_bytes_max});
LIANDONG_BOUNDS(enforcement_assistance::OverruleDecline,
                Bound{"reason", 1, assistance_limits::reason});

}  // namespace liandong::json
