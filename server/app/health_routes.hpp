// Health for machines: alive, able to do the job, and figures for Prometheus.
#pragma once

#include "app/backup_job.hpp"
#include "app/office.hpp"
#include "app/permissions.hpp"
#include "app/relay.hpp"
#include "infra/http/routes.hpp"
#include "infra/http/server.hpp"

#include <functional>
#include <span>

namespace liandong::app {

/// The part of this process where several serve one database.
struct ClusterFacts {
  bool leads = true;
  bool writer_answers = true;  // of one that does not lead
  std::int64_t epoch = 0;      // of its last term as the writer
  Relay::Stats relayed;
};

/// @param stats of the running server; called on I/O threads, as is `cluster`
void add_health_routes(http::Router& router, Office& office, const BackupJob& backups,
                       std::function<http::ServerStats()> stats,
                       std::function<ClusterFacts()> cluster);
[[nodiscard]] std::span<const EndpointPermission> health_route_permissions();

}  // namespace liandong::app
