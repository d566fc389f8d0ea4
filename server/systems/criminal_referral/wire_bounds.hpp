// Bounds of the commands of criminal referral on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/criminal_referral/domain/limits.hpp"
#include "systems/criminal_referral/domain/organ_types.hpp"

namespace liandong::json {

namespace referral_limits = criminal_referral::limits;

LIANDONG_BOUNDS(criminal_referral::RecordSuspicion, Bound{"title", 1, referral_limits::title},
                Bound{"suspected_crime", 1, referral_limits::name},
                Bound{"case_number", 0, referral_limits::identifier},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 0, referral_limits::location},
                Bound{"party", 0, referral_limits::name},
                Bound{"facts", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::RecordUnprosecuted, Bound{"title", 1, referral_limits::title},
                Bound{"decision_number", 0, referral_limits::identifier},
                Bound{"place", 1, id_bytes_max}, Bound{"location", 0, referral_limits::location},
                Bound{"party", 0, referral_limits::name},
                Bound{"facts", 1, referral_limits::long_text},
                Bound{"opinion", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, referral_limits::file_name},
                Bound{"copies", 1, referral_limits::copies},
                Bound{"pages", 1, referral_limits::pages});
LIANDONG_BOUNDS(criminal_referral::RemoveMaterial, Bound{"material", 1, id_bytes_max},
                Bound{"reason", 1, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::Officer, Bound{"name", 1, referral_limits::name},
                Bound{"certificate", 0, referral_limits::identifier});
LIANDONG_BOUNDS(criminal_referral::FormTaskForce, Bound{"officers", 1, referral_limits::officers});
LIANDONG_BOUNDS(criminal_referral::CheckThreshold, Bound{"standard", 1, referral_limits::reason},
                Bound{"comparison", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::SubmitReport, Bound{"findings", 1, referral_limits::long_text},
                Bound{"proposal", 1, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::DecideReferral, Bound{"reasons", 0, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::RecordPenalty,
                Bound{"decision_number", 1, referral_limits::identifier},
                Bound{"amount_fen", 0, referral_limits::amount_fen},
                Bound{"summary", 0, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::SendDecisionCopy, Bound{"penalty", 1, id_bytes_max},
                Bound{"organ", 1, id_bytes_max}, Bound{"copied_organ", 1, id_bytes_max});
LIANDONG_BOUNDS(criminal_referral::Refer, Bound{"receiver", 1, id_bytes_max},
                Bound{"missing_reason", 0, referral_limits::reason},
                Bound{"contact", 0, referral_limits::contact});
LIANDONG_BOUNDS(criminal_referral::Supply, Bound{"note", 0, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::RequestReconsideration,
                Bound{"reasons", 1, referral_limits::long_text},
                Bound{"contact", 0, referral_limits::contact});
LIANDONG_BOUNDS(criminal_referral::SuggestSupervision,
                Bound{"reasons", 1, referral_limits::long_text},
                Bound{"contact", 0, referral_limits::contact});
LIANDONG_BOUNDS(criminal_referral::AcceptNonFiling, Bound{"comment", 0, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::RecordOutsideResult,
                Bound{"document_number", 1, referral_limits::identifier},
                Bound{"reasons", 0, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::HandOver, Bound{"goods", 1, referral_limits::long_text},
                Bound{"papers", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::Conclude, Bound{"summary", 1, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::SignReceipt, Bound{"signed_by", 1, referral_limits::name});
LIANDONG_BOUNDS(criminal_referral::PassOn, Bound{"outside_organ", 0, referral_limits::name},
                Bound{"reasons", 1, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::NotifyIncomplete, Bound{"missing", 1, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::DecideFiling,
                Bound{"document_number", 1, referral_limits::identifier},
                Bound{"reasons", 0, referral_limits::long_text},
                Bound{"returned_papers", 0, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::DecideReconsideration,
                Bound{"document_number", 1, referral_limits::identifier},
                Bound{"reasons", 0, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::StateReasons, Bound{"reasons", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::SignHandover, Bound{"signed_by", 1, referral_limits::name});
LIANDONG_BOUNDS(criminal_referral::DemandReasons,
                Bound{"document_number", 1, referral_limits::identifier});
LIANDONG_BOUNDS(criminal_referral::OrderFiling,
                Bound{"document_number", 1, referral_limits::identifier},
                Bound{"reasons", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::EndSupervision, Bound{"reasons", 1, referral_limits::long_text});
LIANDONG_BOUNDS(criminal_referral::SendBack, Bound{"receiver", 1, id_bytes_max},
                Bound{"contact", 0, referral_limits::contact});
LIANDONG_BOUNDS(criminal_referral::DeclineBack, Bound{"reasons", 1, referral_limits::reason},
                Bound{"competent_unit", 1, id_bytes_max});
LIANDONG_BOUNDS(criminal_referral::DecideCase, Bound{"case_number", 0, referral_limits::identifier},
                Bound{"reasons", 0, referral_limits::reason});
LIANDONG_BOUNDS(criminal_referral::ReportResult,
                Bound{"decision_number", 0, referral_limits::identifier},
                Bound{"summary", 1, referral_limits::long_text});
// `text` has the bound of the field it corrects.
LIANDONG_BOUNDS(criminal_referral::Correct, Bound{"text", 0, referral_limits::long_text},
                Bound{"reason", 1, referral_limits::reason});

}  // namespace liandong::json
