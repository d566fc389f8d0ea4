// Bounds of the commands of complaint intake on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/common/wire_bounds.hpp"
#include "systems/complaint_intake/domain/commands.hpp"
#include "systems/complaint_intake/domain/limits.hpp"

namespace liandong::json {

namespace complaint_limits = complaint_intake::limits;

LIANDONG_BOUNDS(complaint_intake::Party, Bound{"name", 0, complaint_limits::name},
                Bound{"address", 0, complaint_limits::address});
LIANDONG_BOUNDS(complaint_intake::Identity, Bound{"name", 0, complaint_limits::name},
                Bound{"contact", 0, complaint_limits::contact},
                Bound{"identifier", 0, complaint_limits::identifier},
                Bound{"address", 0, complaint_limits::address});
LIANDONG_BOUNDS(complaint_intake::Register, Bound{"title", 1, complaint_limits::title},
                Bound{"order_number", 0, complaint_limits::identifier},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 1, complaint_limits::location},
                Bound{"facts", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, complaint_limits::file_name},
                Bound{"copies", 1, complaint_limits::copies},
                Bound{"pages", 1, complaint_limits::pages});
LIANDONG_BOUNDS(complaint_intake::NotifyAndPass, Bound{"unit", 1, id_bytes_max},
                Bound{"override_reason", 0, complaint_limits::reason},
                Bound{"message", 1, complaint_limits::reason},
                Bound{"unreachable_reason", 0, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::PassMaterial, Bound{"comment", 0, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::Accept, Bound{"comment", 0, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::Decline, Bound{"reason", 1, complaint_limits::reason},
                Bound{"refer_to", 0, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::ExtendVerification, Bound{"days", 1, complaint_limits::days},
                Bound{"reason", 1, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::WithdrawConsent, Bound{"complainant", 1, id_bytes_max},
                Bound{"comment", 0, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::IssueLetter, Bound{"complainant", 1, id_bytes_max},
                Bound{"contact", 0, complaint_limits::contact});
LIANDONG_BOUNDS(complaint_intake::Object, Bound{"reasons", 1, complaint_limits::long_text},
                Bound{"legal_basis", 1, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::RequestGuidance,
                Bound{"question", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::GiveGuidance, Bound{"advice", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::RecordVerification,
                Bound{"summary", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::DecideFiling,
                Bound{"case_number", 0, complaint_limits::identifier},
                Bound{"reason", 0, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::RecordOutcome,
                Bound{"decision_number", 0, complaint_limits::identifier},
                Bound{"amount_fen", 0, complaint_limits::amount_fen},
                Bound{"summary", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::RecordExecution,
                Bound{"summary", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::Transfer, Bound{"receiver", 1, id_bytes_max},
                Bound{"message", 1, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::LinkDuplicate, Bound{"duplicate_of", 1, id_bytes_max},
                Bound{"reason", 1, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::RecordReportedResult,
                Bound{"summary", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::Answer, Bound{"complainant", 1, id_bytes_max},
                Bound{"summary", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::ExcuseAnswer, Bound{"complainant", 1, id_bytes_max},
                Bound{"reason", 1, complaint_limits::reason});
LIANDONG_BOUNDS(complaint_intake::GiveFeedback, Bound{"summary", 1, complaint_limits::long_text});
LIANDONG_BOUNDS(complaint_intake::RevealIdentity, Bound{"complainant", 1, id_bytes_max},
                Bound{"reason", 1, complaint_limits::reason});

}  // namespace liandong::json
