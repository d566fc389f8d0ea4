#include "app/live.hpp"

#include "app/health_views.hpp"
#include "app/session_guard.hpp"
#include "engine/access.hpp"
#include "engine/event_log.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace liandong::app {
namespace {

constexpr std::string_view path = "/api/v1/stream";
constexpr std::array permission_table{
    EndpointPermission{http::Method::get, path, Requirement{Access::acting, {}, false}},
};
constexpr std::size_t listeners_max = 2'000;
constexpr int events_per_pump = 500;
constexpr std::int64_t trusted_seconds = 5;

void send(http::EventStream& stream, const ChangeEvent& change) {
  stream.send(std::to_string(change.seq), "change", json::to_canonical(change));
}

/// Kind of an event that is no matter's, by its stream: "directory:…", "calendar", "register".
std::string plain_kind(std::string_view stream_id) {
  return std::string{stream_id.substr(0, stream_id.find(':'))};
}

}  // namespace

std::span<const EndpointPermission> live_route_permissions() { return permission_table; }

Live::Live(Office& office) : office_(office) {}

void Live::add_routes(http::Router& router) {
  router.add(
      {http::Method::get, path,
       http::StreamHandler{
           [this](const http::Request& request) -> std::variant<http::Response, http::StreamStart> {
             auto admitted =
                 office_.services.guard->admit(request, permission_table[0].requirement);
             if (auto* refused = std::get_if<http::Response>(&admitted)) {
               return std::move(*refused);
             }
             Listener listener;
             listener.actor = std::get<CallerSession>(admitted).actor;
             listener.token_hash = std::get<CallerSession>(admitted).token_hash;
             listener.checked_at = office_.services.engine.now();
             listener.after = -1;
             if (const auto last = request.header("Last-Event-ID")) {
               std::from_chars(last->data(), last->data() + last->size(), listener.after);
             }
             return http::StreamStart{
                 [this, listener](std::shared_ptr<http::EventStream> stream) mutable {
                   listener.stream = std::move(stream);
                   const std::lock_guard lock{mutex_};
                   if (listeners_.size() >= listeners_max) {
                     listener.stream->close();
                     return;
                   }
                   listeners_.push_back(std::move(listener));
                   listening_.store(true);
                   nudge();
                 }};
           }}});
}

void Live::pump() {
  if (!nudged_.exchange(false)) {
    return;
  }
  const std::lock_guard lock{mutex_};
  std::erase_if(listeners_, [](const Listener& l) { return l.stream->closed(); });
  listening_.store(!listeners_.empty());
  if (listeners_.empty()) {
    return;
  }
  office_.services.readers.with([&](store::Connection& connection) {
    for (Listener& listener : listeners_) {
      pump_one(listener, connection);
    }
  });
}

bool Live::still_admitted(Listener& listener, store::Connection& connection) const {
  const Instant now = office_.services.engine.now();
  if (const auto age = now - listener.checked_at; age >= 0 && age < trusted_seconds) {
    return true;
  }
  listener.checked_at = now;
  const auto caller = office_.services.guard->read(connection, listener.token_hash, std::nullopt);
  return caller && caller->actor.post == listener.actor.post &&
         caller->actor.substitutes_for == listener.actor.substitutes_for &&
         caller->actor.roles == listener.actor.roles;
}

void Live::pump_one(Listener& listener, store::Connection& connection) {
  if (!still_admitted(listener, connection)) {
    listener.stream->close();  // the browser comes back with the session it has now, if any
    return;
  }
  auto& engine = office_.services.engine;
  const auto world = engine.world();
  const auto head = engine::log_head(connection, engine.city());
  std::int64_t newest_notice = 0;
  const UnitId unit = world->directory.principal(listener.actor.unit);
  connection.query(
      "select max(id) from (select id, person, roles from notice where city = $1 and unit = $2 "
      "order by id desc limit 1000) as newest where person = $3 or (person = '' and "
      "(roles & $4) <> 0)",
      {engine.city(), unit, listener.actor.person, static_cast<int>(listener.actor.roles.bits)},
      [&](const store::Row& row) { newest_notice = row.integer(0); });
  if (listener.after < 0 || listener.after > head.seq ||
      head.seq - listener.after > events_per_pump) {
    // A fresh listener, one that was away long, or one that knows a log this backup does not have:
    // it reads everything anew.
    send(*listener.stream, {head.seq, "resync", {}});
    listener.after = head.seq;
    listener.after_notice = newest_notice;
    return;
  }
  std::string last_stream;
  for (const auto& event :
       engine::read_after(connection, engine.city(), listener.after, events_per_pump)) {
    listener.after = event.seq;
    if (event.stream_id == last_stream) {
      continue;
    }
    last_stream = event.stream_id;
    const bool of_matter = event.system == "matter" || engine.system(event.system) != nullptr;
    if (!of_matter) {
      send(*listener.stream, {event.seq, plain_kind(event.stream_id), {}});
      continue;
    }
    const auto id = MatterId::parse(event.stream_id);
    if (id &&
        engine::is_visible(connection, engine.city(), *id, listener.actor, world->directory)) {
      send(*listener.stream, {event.seq, "matter", *id});
    }
  }
  if (newest_notice > listener.after_notice) {
    listener.after_notice = newest_notice;
    send(*listener.stream, {listener.after, "notice", {}});
  }
}

void Live::stop() {
  const std::lock_guard lock{mutex_};
  for (Listener& listener : listeners_) {
    listener.stream->close();
  }
  listeners_.clear();
}

}  // namespace liandong::app
