#include "app/part_options.hpp"

#include "app/composition.hpp"
#include "app/joined/handoffs.hpp"
#include "infra/store/database.hpp"
#include "infra/store/election.hpp"

#include <chrono>

namespace liandong::app {
namespace {

constexpr double burst_seconds = 4;  // of its rate a session may use at once
/// Each request that is passed on to another process has a thread until it is answered.
constexpr unsigned relay_threads = 48;

}  // namespace

bool elected(const Config& config) {
  return store::is_postgres(store_location(config.data, config.store));
}

GuardOptions guard_options(const Config& config) {
  GuardOptions options;
  options.secure_cookie = config.secure_cookie;
  options.origins = config.origins;
  options.requests_per_second = config.requests_per_second;
  options.request_burst = options.requests_per_second * burst_seconds;
  return options;
}

engine::EngineOptions engine_options(const Config& config, store::Election* election) {
  engine::EngineOptions options{.writer = {.election = election}, .handoffs = handoffs()};
  options.writer.queue_max = static_cast<std::size_t>(config.queue_max);
  return options;
}

CheckpointJob::Options checkpoint_options(const Config& config) {
  CheckpointJob::Options options;
  options.interval = std::int64_t{config.checkpoint_minutes} * 60;
  options.folder =
      config.checkpoints.empty() ? InstallationPaths{config.data}.checkpoints : config.checkpoints;
  return options;
}

BackupJob::Options backup_options(const Config& config) {
  BackupJob::Options options;
  options.place = {config.data, config.store, config.city_code, config.files};
  options.choice.repository = config.backup_to;
  options.choice.scratch = config.backup_scratch;
  options.choice.threads = 1;  // people go on working meanwhile
  options.interval = std::int64_t{config.backup_minutes} * 60;
  return options;
}

http::ServerOptions server_options(const Config& config) {
  http::ServerOptions options;
  options.address = config.address;
  options.port = static_cast<std::uint16_t>(config.port);
  options.io_threads = static_cast<unsigned>(config.io_threads);
  options.upload_threads = elected(config) ? relay_threads : options.upload_threads;
  options.connections_max = static_cast<std::size_t>(config.connections_max);
  options.reply_timeout = std::chrono::seconds{config.reply_seconds};
  options.drain_seconds = static_cast<unsigned>(config.drain_seconds);
  options.trusted_proxies = config.trusted_proxies;
  return options;
}

}  // namespace liandong::app
