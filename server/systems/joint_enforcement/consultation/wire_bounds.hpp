// Bounds of the commands of consultations on the wire; domain/shape.cpp judges by the same limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/joint_enforcement/consultation/domain/limits.hpp"
#include "systems/joint_enforcement/consultation/domain/types.hpp"

namespace liandong::json {

namespace meeting_limits = consultation::limits;

LIANDONG_BOUNDS(consultation::Topic, Bound{"content", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::NewTask, Bound{"debtor", 1, id_bytes_max},
                Bound{"content", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::Convene, Bound{"title", 1, meeting_limits::title},
                Bound{"units", 1, meeting_limits::units},
                Bound{"topics", 1, meeting_limits::topics},
                Bound{"place", 1, meeting_limits::place},
                Bound{"clue", 0, meeting_limits::long_text});
LIANDONG_BOUNDS(consultation::Reschedule, Bound{"place", 1, meeting_limits::place},
                Bound{"reason", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::Cancel, Bound{"reason", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::RecordMinutes, Bound{"minutes", 1, meeting_limits::long_text});
LIANDONG_BOUNDS(consultation::Resolve, Bound{"conclusion", 1, meeting_limits::long_text},
                Bound{"tasks", 0, meeting_limits::new_tasks});
LIANDONG_BOUNDS(consultation::DropTask, Bound{"task", 1, id_bytes_max},
                Bound{"reason", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::Correct, Bound{"text", 1, meeting_limits::long_text},
                Bound{"reason", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::AddTopic, Bound{"content", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::SignIn, Bound{"attendees", 1, meeting_limits::attendees});
LIANDONG_BOUNDS(consultation::ReportTask, Bound{"task", 1, id_bytes_max},
                Bound{"result", 1, meeting_limits::reason});
LIANDONG_BOUNDS(consultation::AttachMaterial, Bound{"file", 1, id_bytes_max},
                Bound{"file_name", 1, meeting_limits::file_name},
                Bound{"copies", 1, meeting_limits::copies},
                Bound{"pages", 1, meeting_limits::pages});
LIANDONG_BOUNDS(consultation::ConfirmTask, Bound{"task", 1, id_bytes_max},
                Bound{"comment", 0, meeting_limits::reason});

}  // namespace liandong::json
