// Renders letters after their commit and records the hash of each by a later event.
#pragma once

#include "app/office.hpp"

namespace liandong::app {

/// Renders every letter that is due and stores it as a blob; failures are tried again later, with
/// growing pauses, and never delay a delivery. Blocks; for the background thread.
/// @return the letters finished
std::size_t render_due_letters(Office& office);

}  // namespace liandong::app
