// Server-sent events: tells each listener that something it may see has changed.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "infra/http/routes.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace liandong::app {

/// Tails the log by seq and speaks to every open stream. Events carry {seq, kind, matter_id} only;
/// what is in them is asked for with the listener's own rights.
class Live {
 public:
  explicit Live(Office& office);

  /// There may be something new. @threads any; returns at once
  /// @return whether somebody listens, so that pump() should be called soon
  bool nudge() {
    nudged_.store(true);
    return listening_.load();
  }
  /// Sends what is new; for the background thread.
  void pump();
  void add_routes(http::Router& router);
  void stop();

 private:
  struct Listener {
    std::shared_ptr<http::EventStream> stream;
    Actor actor;
    std::string token_hash;
    Instant checked_at;      // when the session was last known to live and to act in this post
    std::int64_t after = 0;  // last seq sent
    std::int64_t after_notice = 0;  // last notice counted
  };
  void pump_one(Listener& listener, store::Connection& connection);
  /// False once the session ended or acts in another post; asked at most every few seconds.
  [[nodiscard]] bool still_admitted(Listener& listener, store::Connection& connection) const;

  Office& office_;
  std::atomic<bool> nudged_{true};
  std::atomic<bool> listening_{false};
  std::mutex mutex_;
  std::vector<Listener> listeners_;
};

[[nodiscard]] std::span<const EndpointPermission> live_route_permissions();

}  // namespace liandong::app
