// Every unit that enforces or judges has a liaison roster: opens those that are missing and keeps
// the units in them current.  [3.1.0-a, 3.4.3-a, 3.7-a; D0038]
#pragma once

#include "app/services.hpp"

#include <cstddef>

namespace liandong::app {

/// Blocks; not from the writer's thread.
/// @return the rosters opened or changed
std::size_t keep_rosters(engine::Engine& engine, ReaderPool& readers);

}  // namespace liandong::app
