// Rows made of shared information in the transaction of its events: what is read by category, what
// each unit has been given, and what waits for delivery.
#pragma once

#include "engine/system.hpp"
#include "systems/information_sharing/domain/state.hpp"

#include <string>

namespace liandong::information_sharing {

/// Writes shared_item, shared_recipient and outbox. A change that recipients must learn of moves
/// the item to the end of their feeds: it was shared, corrected, withdrawn or discarded.
void project_rows(const engine::RowChange& change, const SharedItem* before, const SharedItem& now);

/// The first column of shared_item and shared_recipient that is not what the state gives; "" =
/// none. Not judged are the places in feeds, and when units of earlier rounds were given and
/// acknowledged it.
[[nodiscard]] std::string wrong_row(store::Connection& reader, CityCode city, MatterId matter,
                                    const SharedItem& now);

}  // namespace liandong::information_sharing
