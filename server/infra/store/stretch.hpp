// What no index holds is looked for among so many rows of one; the next request goes on behind
// them. [D0108]
#pragma once

#include "infra/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace liandong::store {

/// @param rows a select that ends with its order, of the columns `place` reads
/// @param looked_at rows of a stretch, at least 1
/// @param place of a row
/// @return the place of the last row of the stretch, if another row follows it
template <class Place>
[[nodiscard]] auto end_of_stretch(Connection& connection, const std::string& rows,
                                  const std::vector<Param>& params, int looked_at, Place place)
    -> std::optional<decltype(place(std::declval<const Row&>()))> {
  std::optional<decltype(place(std::declval<const Row&>()))> end;
  int seen = 0;
  connection.query(rows + " limit 2 offset " + std::to_string(looked_at - 1), params,
                   [&](const Row& row) {
                     if (++seen == 1) {
                       end = place(row);
                     }
                   });
  return seen == 2 ? std::move(end) : std::nullopt;
}

}  // namespace liandong::store
