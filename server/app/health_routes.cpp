#include "app/health_routes.hpp"

#include "app/health_views.hpp"
#include "engine/checkpoint.hpp"
#include "engine/event_log.hpp"
#include "infra/json/write.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;
constexpr Requirement open{Access::open, {}, false};
constexpr std::array permission_table{
    EndpointPermission{Method::get, "/healthz", open},
    EndpointPermission{Method::get, "/readyz", open},
    EndpointPermission{Method::get, "/metrics", open},
};

/// Ready means: the store answers, the last commit went through or the process that writes answers,
/// and files can be written.
Readiness readiness(Office& office, const ClusterFacts& cluster) {
  Readiness state;
  state.role = cluster.leads ? "writer" : "reader";
  try {
    office.services.readers.with([&](store::Connection& connection) {
      return engine::log_head(connection, office.services.engine.city()).seq;
    });
    state.store = true;
  } catch (const std::exception&) {
    state.store = false;
  }
  state.writer =
      office.services.engine.writer().healthy() && (cluster.leads || cluster.writer_answers);
  try {
    const auto probe = office.blobs.open(1);
    state.blobs = true;
  } catch (const std::exception&) {
    state.blobs = false;
  }
  state.ready = state.store && state.writer && state.blobs;
  return state;
}

class Metrics {
 public:
  void add(std::string_view name, std::string_view kind, std::string_view help, std::uint64_t value,
           std::string_view labels = "") {
    if (name != last_) {
      text_ += "# HELP " + std::string{name} + " " + std::string{help} + "\n# TYPE " +
               std::string{name} + " " + std::string{kind} + "\n";
      last_ = name;
    }
    text_ += std::string{name} + std::string{labels} + " " + std::to_string(value) + "\n";
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::string last_;
};

void add_backups(Metrics& m, const BackupJob& backups) {
  const auto state = backups.state();
  if (!state) {
    return;
  }
  m.add("liandong_backup_last_good_seconds", "gauge", "When the last good backup was made.",
        state->last_good ? static_cast<std::uint64_t>(state->last_good->seconds) : 0);
  m.add("liandong_backup_age_seconds", "gauge", "Since then, or since the log began.",
        static_cast<std::uint64_t>(state->age));
  m.add("liandong_backup_overdue", "gauge", "1 if that is more than 26 hours.",
        state->overdue ? 1 : 0);
}

std::string metrics(Office& office, const BackupJob& backups, const http::ServerStats& http,
                    const ClusterFacts& cluster) {
  Metrics m;
  const auto writer = office.services.engine.writer().stats();
  m.add("liandong_writer", "gauge", "1 if this process writes for the city.",
        cluster.leads ? 1U : 0U);
  m.add("liandong_writer_epoch", "gauge", "Its last term as the writer; 0 = none.",
        static_cast<std::uint64_t>(cluster.epoch));
  m.add("liandong_passed_on_total", "counter", "Requests passed on to the writer.",
        cluster.relayed.passed_on);
  m.add("liandong_passed_on_failed_total", "counter", "Those of them without an answer.",
        cluster.relayed.failed);
  m.add("liandong_writer_batches_total", "counter", "Durable commits.", writer.batches);
  m.add("liandong_writer_jobs_total", "counter", "Jobs committed or refused.", writer.jobs);
  m.add("liandong_writer_redone_total", "counter", "Batches repeated one by one.", writer.redone);
  m.add("liandong_writer_queue", "gauge", "Jobs waiting for the writer.", writer.queued);
  std::int64_t seq = 0;
  std::int64_t overdue = 0;
  std::int64_t under_checkpoint = 0;
  office.services.readers.with([&](store::Connection& connection) {
    seq = engine::log_head(connection, office.services.engine.city()).seq;
    connection.query(
        "select count(*) from obligation where city = $1 and next_rung_at is not null and "
        "next_rung_at <= $2",
        {office.services.engine.city(), office.services.engine.now()},
        [&](const store::Row& row) { overdue = row.integer(0); });
    const auto last = engine::last_checkpoint(connection, office.services.engine.city());
    under_checkpoint = last ? last->checkpoint.events : 0;
    return 0;
  });
  m.add("liandong_log_seq", "counter", "Highest sequence number of the log.",
        static_cast<std::uint64_t>(seq));
  m.add("liandong_checkpoint_seq", "counter", "Events under the last signed checkpoint.",
        static_cast<std::uint64_t>(under_checkpoint));
  m.add("liandong_sweep_waiting", "gauge", "Escalation rungs due and not yet fired.",
        static_cast<std::uint64_t>(overdue));
  add_backups(m, backups);
  m.add("liandong_http_connections", "gauge", "Open connections.", http.connections_open);
  m.add("liandong_http_streams", "gauge", "Open event streams.", http.streams_open);
  m.add("liandong_http_in_flight", "gauge", "Requests being answered.", http.requests_in_flight);
  constexpr const char* classes[] = {"", "1xx", "2xx", "3xx", "4xx", "5xx"};
  for (std::size_t i = 1; i < 6; ++i) {
    m.add("liandong_http_requests_total", "counter", "Requests by status class.",
          http.requests_by_class[i], "{class=\"" + std::string{classes[i]} + "\"}");
  }
  m.add("liandong_http_bytes_in_total", "counter", "Bytes received.", http.bytes_in);
  m.add("liandong_http_bytes_out_total", "counter", "Bytes sent.", http.bytes_out);
  return m.take();
}

}  // namespace

std::span<const EndpointPermission> health_route_permissions() { return permission_table; }

void add_health_routes(http::Router& router, Office& office, const BackupJob& backups,
                       std::function<http::ServerStats()> stats,
                       std::function<ClusterFacts()> cluster) {
  router.add(
      {Method::get, "/healthz", http::Handler{[](const http::Request&, const http::Reply& reply) {
         reply(http::json(200, R"({"alive":true})"));
       }}});
  router.add({Method::get, "/readyz",
              http::Handler{[&office, cluster](const http::Request&, const http::Reply& reply) {
                const Readiness state = readiness(office, cluster());
                auto response = http::json(200, json::to_canonical(state));
                response.status = state.ready ? 200 : 503;
                reply(std::move(response));
              }}});
  router.add({Method::get, "/metrics",
              http::Handler{[&office, &backups, stats, cluster](const http::Request&,
                                                                const http::Reply& reply) {
                auto response = http::text(200, metrics(office, backups, stats(), cluster()));
                reply(std::move(response));
              }}});
}

}  // namespace liandong::app
