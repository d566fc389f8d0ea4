// Demonstration matters: a few weeks of office life, lived through the engine's own commands.
#pragma once

#include "engine/engine.hpp"
#include "infra/blobs/blob_store.hpp"
#include "infra/store/database.hpp"

namespace liandong::app {

/// How far back the demonstration reaches; its log begins then.
inline constexpr std::int64_t demo_history_seconds = 60 * seconds_per_day;

/// Plays the demonstration transfers on a virtual clock that ends now, so that every state and
/// every light is there. Only for a city that was founded with demonstration tables just now.
/// @throws std::runtime_error if a command is refused: the demonstration must obey the rules it
/// shows
void play_demo_matters(store::Database& database, std::span<const engine::System> systems,
                       const crypto::VaultCipher& cipher, blobs::BlobStore& blobs, CityCode city,
                       Instant now);

}  // namespace liandong::app
