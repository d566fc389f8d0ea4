// Bounds of the commands of standing groups on the wire; domain/decide.cpp judges by the same
// limits.
#pragma once

#include "infra/json/schema.hpp"
#include "systems/joint_enforcement/standing_group/domain/limits.hpp"
#include "systems/joint_enforcement/standing_group/domain/types.hpp"

namespace liandong::json {

namespace group_limits = standing_group::limits;

LIANDONG_BOUNDS(standing_group::FoundGroup, Bound{"title", 1, group_limits::title},
                Bound{"purpose", 1, group_limits::reason},
                Bound{"members", 1, group_limits::members},
                Bound{"period_days", 0, group_limits::period_days});
LIANDONG_BOUNDS(standing_group::ChangeMembers, Bound{"members", 1, group_limits::members},
                Bound{"reason", 1, group_limits::reason});
LIANDONG_BOUNDS(standing_group::ChangeConvener, Bound{"convener", 1, id_bytes_max},
                Bound{"reason", 1, group_limits::reason});
LIANDONG_BOUNDS(standing_group::ChangePeriod, Bound{"period_days", 0, group_limits::period_days},
                Bound{"reason", 1, group_limits::reason});
LIANDONG_BOUNDS(standing_group::Dissolve, Bound{"reason", 1, group_limits::reason});

}  // namespace liandong::json
