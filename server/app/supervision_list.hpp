// What the coordinating office and the government look at: one indexed view of the store per
// reason.
#pragma once

#include "app/supervision_views.hpp"
#include "engine/system.hpp"
#include "engine/world.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liandong::app {

/// An event that puts a matter on the list. The index `event_supervised` holds exactly these.
struct SupervisedEvent {
  std::string_view type;
  SupervisionReason reason;
};
[[nodiscard]] std::span<const SupervisedEvent> supervised_events();

/// What a reading needs of its surroundings.
struct SupervisionSource {
  store::Connection& connection;
  CityCode city;
  const engine::Directory& directory;
  std::span<const engine::System> systems;
  Instant now;
};

struct SupervisionFilter {
  SupervisionReason reason = SupervisionReason::overdue;
  UnitId unit;         // empty = every one; its offices are counted with it
  std::string system;  // empty = every one
  LocalDay from;       // acts from this day on; what holds today is shown whatever its age
  int limit = 20;
  std::string cursor;  // of the page before; empty = first page
};

/// The longest overdue or unanswered first; acts and items newest first. Never reads more rows than
/// the page holds, but for acts of one unit and one system.
/// @return nothing if the cursor is not one of ours
[[nodiscard]] std::optional<SupervisionPage> list_supervised(const SupervisionSource& source,
                                                             const SupervisionFilter& filter);

/// How many there are by reason, unit and system, read from indexes alone.
[[nodiscard]] SupervisionCounts count_supervised(const SupervisionSource& source, LocalDay from);

}  // namespace liandong::app
