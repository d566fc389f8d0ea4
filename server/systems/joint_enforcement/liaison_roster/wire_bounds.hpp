// Bounds of the commands of liaison rosters on the wire; domain/shape.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/limits.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/types.hpp"

namespace liandong::json {

namespace roster_limits = liaison_roster::limits;

LIANDONG_BOUNDS(liaison_roster::OpenRoster, Bound{"unit", 1, id_bytes_max},
                Bound{"title", 1, roster_limits::title},
                Bound{"counterparts", 0, roster_limits::counterparts},
                Bound{"organs", 0, roster_limits::counterparts});
LIANDONG_BOUNDS(liaison_roster::UpdateCounterparts,
                Bound{"counterparts", 0, roster_limits::counterparts},
                Bound{"organs", 0, roster_limits::counterparts});
LIANDONG_BOUNDS(liaison_roster::AppointLiaison, Bound{"person", 1, roster_limits::name},
                Bound{"office", 1, roster_limits::name},
                Bound{"telephone", 1, roster_limits::telephone});
LIANDONG_BOUNDS(liaison_roster::EndLiaison, Bound{"reason", 1, roster_limits::reason});
LIANDONG_BOUNDS(liaison_roster::SetContact, Bound{"person", 1, roster_limits::name},
                Bound{"office", 0, roster_limits::name},
                Bound{"telephone", 1, roster_limits::telephone});
LIANDONG_BOUNDS(liaison_roster::RemoveContact, Bound{"reason", 1, roster_limits::reason});
LIANDONG_BOUNDS(liaison_roster::CloseRoster, Bound{"reason", 1, roster_limits::reason});

}  // namespace liandong::json
