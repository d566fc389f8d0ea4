// Bounds of the commands of joint operations on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/joint_enforcement/joint_operation/domain/limits.hpp"
#include "systems/joint_enforcement/joint_operation/domain/types.hpp"

namespace liandong::json {

namespace operation_limits = joint_operation::limits;

LIANDONG_BOUNDS(joint_operation::Plan, Bound{"title", 1, operation_limits::title},
                Bound{"target", 1, operation_limits::reason}, Bound{"place", 1, id_bytes_max},
                Bound{"location", 0, operation_limits::location},
                Bound{"units", 1, operation_limits::units},
                Bound{"division", 1, operation_limits::long_text});
LIANDONG_BOUNDS(joint_operation::ChangePlan, Bound{"division", 1, operation_limits::long_text},
                Bound{"reason", 1, operation_limits::reason});
LIANDONG_BOUNDS(joint_operation::InviteUnit, Bound{"unit", 1, id_bytes_max},
                Bound{"reason", 1, operation_limits::reason});
LIANDONG_BOUNDS(joint_operation::RecordAction, Bound{"record", 1, operation_limits::long_text});
LIANDONG_BOUNDS(joint_operation::Conclude, Bound{"summary", 1, operation_limits::long_text});
LIANDONG_BOUNDS(joint_operation::Cancel, Bound{"reason", 1, operation_limits::reason});
// `text` has the bound of the field it corrects.
LIANDONG_BOUNDS(joint_operation::Correct, Bound{"text", 1, operation_limits::long_text},
                Bound{"reason", 1, operation_limits::reason});
LIANDONG_BOUNDS(joint_operation::Officer, Bound{"name", 1, operation_limits::name},
                Bound{"certificate", 0, operation_limits::identifier});
LIANDONG_BOUNDS(joint_operation::ConfirmParticipation,
                Bound{"officers", 1, operation_limits::officers});
LIANDONG_BOUNDS(joint_operation::DeclineParticipation,
                Bound{"reasons", 1, operation_limits::reason});
LIANDONG_BOUNDS(joint_operation::NameOfficers, Bound{"officers", 1, operation_limits::officers});
LIANDONG_BOUNDS(joint_operation::RecordResult, Bound{"findings", 1, operation_limits::long_text},
                Bound{"measures", 1, operation_limits::long_text});
LIANDONG_BOUNDS(joint_operation::AddCase, Bound{"case_number", 0, operation_limits::identifier},
                Bound{"note", 0, operation_limits::reason});
LIANDONG_BOUNDS(joint_operation::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, operation_limits::file_name},
                Bound{"copies", 1, operation_limits::copies},
                Bound{"pages", 1, operation_limits::pages});

}  // namespace liandong::json
