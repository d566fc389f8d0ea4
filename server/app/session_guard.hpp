// Who is calling and whether they may: session cookie, CSRF proof, roles and rate, before a
// handler.
#pragma once

#include "app/permissions.hpp"
#include "app/rate_limit.hpp"
#include "app/services.hpp"
#include "infra/http/handler.hpp"
#include "infra/http/message.hpp"
#include "infra/http/routes.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/sessions.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace liandong::app {

inline constexpr std::string_view session_cookie_name = "liandong_session";

/// The caller as of this request.
struct CallerSession {
  Actor actor;  // person always; post, unit, unit_kind and roles only while acting in a post
  std::string name;
  std::string login;
  std::string token_hash;
  std::string csrf_token;
  std::vector<identity::EffectivePost> posts;
  std::optional<identity::EffectivePost> acting;
  bool administrator = false;  // decides idle time and password length
  bool must_change_password = false;
};

struct GuardOptions {
  /// Off only when people reach the server by http on this machine.
  bool secure_cookie = true;
  /// Origins besides the Host of the request, e.g. "https://liandong.example" behind a proxy that
  /// rewrites the Host.
  std::vector<std::string> origins;
  double requests_per_second = 50;  // per session
  double request_burst = 200;
};

/// @threads any; reads the store at most every five seconds per session, and once a post has ended
class SessionGuard {
 public:
  /// @param services must outlive the guard; its `guard` member is not used here
  SessionGuard(const Services& services, GuardOptions options);

  /// The caller if the request meets the requirement, else the answer to give: 401
  /// `unauthenticated`, 403 `csrf_failed`, `must_change_password`, `no_acting_post`, `forbidden`,
  /// 429 `rate_limited`. For Access::open the caller is empty.
  [[nodiscard]] std::variant<CallerSession, http::Response> admit(const http::Request& request,
                                                                  const Requirement& requirement);
  /// True unless a browser says the request was caused by another site.
  [[nodiscard]] bool same_origin(const http::Request& request) const;

  /// Reads the caller of a session; nothing if it ended. Not cached.
  [[nodiscard]] std::optional<CallerSession> read(store::Connection& connection,
                                                  const std::string& token_hash,
                                                  std::optional<Instant> seen_at) const;

  /// After sign-out or another change of one session.
  void forget(const std::string& token_hash);
  /// After a change of people, posts or delegations.
  void forget_all();

  void set_cookie(http::Response& response, const std::string& token) const;
  void clear_cookie(http::Response& response) const;

 private:
  static constexpr std::int64_t cached_seconds = 5;
  static constexpr std::size_t cached_max = 20'000;

  struct Entry {
    std::shared_ptr<const CallerSession> caller;  // null = to be read
    Instant read_at;
    Instant seen_at;       // last request, also between the writes of it
    Instant seen_written;  // as stored
  };

  std::shared_ptr<const CallerSession> find(const std::string& token_hash, Instant now);
  void saw(const std::string& token_hash, Instant now);
  std::optional<http::Response> refusal(const CallerSession& caller, const http::Request& request,
                                        const Requirement& requirement);
  [[nodiscard]] http::Response no_session(const http::Request& request) const;

  const Services& services_;
  const GuardOptions options_;
  RateLimiter limiter_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
};

using GuardedHandler = std::function<void(const CallerSession&, http::Request, http::Reply)>;

/// A handler that answers for the guard and calls `handle` only for who may. Uploads and streams
/// call SessionGuard::admit themselves.
/// @param services must outlive the handler
[[nodiscard]] http::Handler guarded(const Services& services, Requirement requirement,
                                    GuardedHandler handle);

using GuardedFunction = void (*)(const Services&, const CallerSession&, http::Request, http::Reply);

/// Adds a route with the requirement its row in `table` states.
void add_guarded(http::Router& router, const Services& services,
                 std::span<const EndpointPermission> table, http::Method method,
                 std::string_view pattern, GuardedFunction function,
                 std::size_t body_bytes_max = http::body_bytes_max_default);

}  // namespace liandong::app
