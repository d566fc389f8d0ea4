// Open matters whose legal basis changes are marked, one command each; what is left is found anew.
#pragma once

#include "engine/engine.hpp"

#include <cstddef>

namespace liandong::app {

/// Marks at most `most` open matters that were opened before the day of effect and rest on an item
/// of a registered change of law. Stopped and started again it goes on where it was: a matter is
/// due until its mark is in the log.  [2-d]
/// @return the number marked; less than `most` = nothing is left
std::size_t mark_affected_matters(engine::Engine& engine, store::Connection& reader,
                                  std::size_t most);

}  // namespace liandong::app
