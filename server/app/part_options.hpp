// What the settings mean for the parts an application is put together from.
#pragma once

#include "app/backup_job.hpp"
#include "app/checkpoint_job.hpp"
#include "app/config.hpp"
#include "app/session_guard.hpp"
#include "engine/engine.hpp"
#include "infra/http/server.hpp"

namespace liandong::store {
class Election;
}

namespace liandong::app {

/// Whether processes share the store, so that one of them is elected to write.
[[nodiscard]] bool elected(const Config& config);

[[nodiscard]] GuardOptions guard_options(const Config& config);
/// @param election null = this process is alone
[[nodiscard]] engine::EngineOptions engine_options(const Config& config, store::Election* election);
[[nodiscard]] CheckpointJob::Options checkpoint_options(const Config& config);
[[nodiscard]] BackupJob::Options backup_options(const Config& config);
[[nodiscard]] http::ServerOptions server_options(const Config& config);

}  // namespace liandong::app
