// Bounds of the commands of information sharing on the wire; the shapes of the domain judge by the
// same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/information_sharing/domain/limits.hpp"
#include "systems/information_sharing/domain/request_types.hpp"
#include "systems/information_sharing/domain/types.hpp"

namespace liandong::json {

namespace sharing_limits = information_sharing::limits;

LIANDONG_BOUNDS(information_sharing::RecordFormed, Bound{"title", 1, sharing_limits::title},
                Bound{"content", 0, sharing_limits::long_text},
                Bound{"reference", 0, sharing_limits::reference},
                Bound{"source_id", 0, sharing_limits::source_id});
LIANDONG_BOUNDS(information_sharing::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, sharing_limits::file_name},
                Bound{"copies", 1, sharing_limits::copies},
                Bound{"pages", 1, sharing_limits::pages});
LIANDONG_BOUNDS(information_sharing::RemoveMaterial, Bound{"material", 1, id_bytes_max},
                Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_sharing::Extend,
                Bound{"working_days", 1, sharing_limits::extension_working_days},
                Bound{"reason", 1, sharing_limits::reason},
                Bound{"approved_by", 1, sharing_limits::name});
LIANDONG_BOUNDS(information_sharing::Share, Bound{"content", 0, sharing_limits::long_text},
                Bound{"recipients", 0, sharing_limits::recipients});
LIANDONG_BOUNDS(information_sharing::AddRecipients,
                Bound{"recipients", 1, sharing_limits::recipients});
LIANDONG_BOUNDS(information_sharing::Withdraw, Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_sharing::Discard, Bound{"reason", 1, sharing_limits::reason});
// `text` has the bound of the field it corrects.
LIANDONG_BOUNDS(information_sharing::Correct, Bound{"text", 0, sharing_limits::long_text},
                Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_sharing::Acknowledge, Bound{"comment", 0, sharing_limits::reason});

LIANDONG_BOUNDS(information_request::RequestInformation, Bound{"asked", 1, id_bytes_max},
                Bound{"title", 1, sharing_limits::title},
                Bound{"need", 1, sharing_limits::long_text},
                Bound{"purpose", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, sharing_limits::file_name},
                Bound{"copies", 1, sharing_limits::copies},
                Bound{"pages", 1, sharing_limits::pages});
LIANDONG_BOUNDS(information_request::RemoveMaterial, Bound{"material", 1, id_bytes_max},
                Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::AnswerRequest, Bound{"content", 0, sharing_limits::long_text});
LIANDONG_BOUNDS(information_request::Decline, Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::OverruleDecline, Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::Confirm, Bound{"comment", 0, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::AskAgain, Bound{"missing", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::Withdraw, Bound{"reason", 1, sharing_limits::reason});
LIANDONG_BOUNDS(information_request::Correct, Bound{"text", 1, sharing_limits::long_text},
                Bound{"reason", 1, sharing_limits::reason});

}  // namespace liandong::json
