// The row of a matter as lists and pages show it, seen by one reader.
#pragma once

#include "engine/queries.hpp"

#include <optional>
#include <string_view>

namespace liandong::engine {

/// Of the matter `m`, the inbox row `u` of the reader's unit and the obligation `o` of that row.
inline constexpr std::string_view row_columns =
    "m.id, m.system, m.number, m.title, m.stage, m.urgent, m.in_progress, m.sender, m.receiver, "
    "m.custodian, u.handler, u.due_before, u.target_before, u.near_at, u.elapsed_since, "
    "m.opened_at, m.updated_at, m.closed_at, m.version, u.relations, o.duty, o.clause, "
    "o.provisional, m.state";
inline constexpr int row_columns_count = 24;

/// @param row begins with row_columns
[[nodiscard]] MatterRow row_from(const ReadContext& context, const store::Row& row);
/// @return nothing if there is no such matter; does not ask whether the actor may see it
[[nodiscard]] std::optional<MatterRow> read_row(const ReadContext& context, MatterId id);

/// Who stands in for a handler does what was given to that handler.
[[nodiscard]] inline const PersonId& stood_in_for(const Actor& actor) {
  return actor.substitutes_for.empty() ? actor.person : actor.substitutes_for;
}

}  // namespace liandong::engine
