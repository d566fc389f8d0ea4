// The bytes of an event that are hashed, for those who show them. Format: docs/event-log.md.
#pragma once

#include "engine/event_log.hpp"

namespace liandong::engine {

/// The bytes whose SM3 is the hash of the event.
[[nodiscard]] std::string hash_input_of(const StoredEvent& event);

}  // namespace liandong::engine
