#include "app/session_guard.hpp"

#include "app/answering.hpp"
#include "app/problem.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/identity/accounts.hpp"
#include "infra/json/write.hpp"

#include <algorithm>

namespace liandong::app {
namespace {

bool is_safe(http::Method method) {
  return method == http::Method::get || method == http::Method::head ||
         method == http::Method::options;
}

/// Compares through digests, so that the duration does not tell how much of the token is right.
bool same_token(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(crypto::sm3(a), crypto::sm3(b));
}

std::string_view authority_of(std::string_view origin) {
  const auto at = origin.find("://");
  return at == std::string_view::npos ? std::string_view{} : origin.substr(at + 3);
}

/// Posts and substitutions end by time alone, also between two readings.
bool some_post_ended(const CallerSession& caller, Instant now) {
  return std::any_of(caller.posts.begin(), caller.posts.end(),
                     [&](const auto& post) { return post.until && *post.until <= now; });
}

}  // namespace

SessionGuard::SessionGuard(const Services& services, GuardOptions options)
    : services_(services),
      options_(std::move(options)),
      limiter_(options_.requests_per_second, options_.request_burst) {}

bool SessionGuard::same_origin(const http::Request& request) const {
  if (const auto site = request.header("Sec-Fetch-Site")) {
    if (*site != "same-origin" && *site != "none") {
      return false;
    }
  }
  const auto origin = request.header("Origin");
  if (!origin) {
    return true;  // no browser; the CSRF token still has to be right
  }
  const auto host = request.header("Host");
  if (host && http::equal_ignoring_case(authority_of(*origin), *host)) {
    return true;
  }
  return std::any_of(options_.origins.begin(), options_.origins.end(), [&](const auto& allowed) {
    return http::equal_ignoring_case(*origin, allowed);
  });
}

std::optional<CallerSession> SessionGuard::read(store::Connection& connection,
                                                const std::string& token_hash,
                                                std::optional<Instant> seen_at) const {
  const CityCode city = services_.engine.city();
  const Instant now = services_.engine.now();
  auto session = identity::find_session(connection, city, token_hash);
  if (!session) {
    return std::nullopt;
  }
  const auto account = identity::account_of(connection, city, session->person);
  if (!account || !account->active) {
    return std::nullopt;
  }
  CallerSession caller;
  caller.posts = identity::effective_posts(connection, city, session->person, now);
  caller.administrator =
      std::any_of(caller.posts.begin(), caller.posts.end(),
                  [](const auto& post) { return identity::is_administrator(post.roles); });
  session->seen_at = std::max(session->seen_at, seen_at.value_or(session->seen_at));
  if (!session->alive_at(now, caller.administrator)) {
    return std::nullopt;
  }
  caller.actor.person = session->person;
  caller.name = account->name;
  caller.login = account->login;
  caller.token_hash = token_hash;
  caller.csrf_token = session->csrf_token;
  caller.must_change_password = account->must_change_at(now);
  const auto acting = std::find_if(
      caller.posts.begin(), caller.posts.end(), [&](const identity::EffectivePost& post) {
        return post.id == session->post && post.substitutes_for == session->substitutes_for;
      });
  if (acting != caller.posts.end()) {
    caller.acting = *acting;
    caller.actor.post = acting->id;
    caller.actor.unit = acting->unit;
    caller.actor.roles = acting->roles;
    caller.actor.substitutes_for = acting->substitutes_for;
    const auto facts = services_.engine.world()->directory.find(acting->unit);
    caller.actor.unit_kind = facts ? facts->kind : UnitKind::internal_office;
  }
  return caller;
}

std::shared_ptr<const CallerSession> SessionGuard::find(const std::string& token_hash,
                                                        Instant now) {
  std::optional<Instant> seen_at;
  {
    const std::lock_guard lock{mutex_};
    const auto it = entries_.find(token_hash);
    if (it != entries_.end()) {
      const Entry& entry = it->second;
      const std::int64_t age = now - entry.read_at;
      if (entry.caller && age >= 0 && age < cached_seconds &&
          !some_post_ended(*entry.caller, now)) {
        return entry.caller;
      }
      seen_at = entry.seen_at;
    }
  }
  auto found = services_.readers.with(
      [&](store::Connection& connection) { return read(connection, token_hash, seen_at); });
  const std::lock_guard lock{mutex_};
  if (!found) {
    entries_.erase(token_hash);
    return nullptr;
  }
  if (entries_.size() >= cached_max) {
    std::erase_if(entries_, [&](const auto& entry) {
      return now - entry.second.seen_at >= identity::seen_precision_seconds;
    });
  }
  auto& entry = entries_.try_emplace(token_hash, Entry{nullptr, now, now, {}}).first->second;
  entry.caller = std::make_shared<const CallerSession>(std::move(*found));
  entry.read_at = now;
  return entry.caller;
}

void SessionGuard::saw(const std::string& token_hash, Instant now) {
  {
    const std::lock_guard lock{mutex_};
    const auto it = entries_.find(token_hash);
    if (it == entries_.end()) {
      return;
    }
    it->second.seen_at = std::max(it->second.seen_at, now);
    if (now - it->second.seen_written < identity::seen_precision_seconds) {
      return;
    }
    it->second.seen_written = now;
  }
  const CityCode city = services_.engine.city();
  const bool queued =
      services_.engine.writer().submit({[city, token_hash, now](store::Connection& writer) {
                                          identity::mark_seen(writer, city, token_hash, now);
                                        },
                                        [](const std::exception_ptr&) {}, true});
  if (!queued) {
    // The store is busy; the next request tries again.
    const std::lock_guard lock{mutex_};
    if (const auto it = entries_.find(token_hash); it != entries_.end()) {
      it->second.seen_written = {};
    }
  }
}

void SessionGuard::forget(const std::string& token_hash) {
  const std::lock_guard lock{mutex_};
  if (const auto it = entries_.find(token_hash); it != entries_.end()) {
    it->second.caller = nullptr;
  }
}

void SessionGuard::forget_all() {
  const std::lock_guard lock{mutex_};
  for (auto& [token_hash, entry] : entries_) {
    entry.caller = nullptr;  // when it was last seen stays known
  }
}

http::Response SessionGuard::no_session(const http::Request& request) const {
  auto response = problem(services_.messages, &request, 401, "unauthenticated");
  if (request.cookie(session_cookie_name)) {
    clear_cookie(response);
  }
  return response;
}

std::optional<http::Response> SessionGuard::refusal(const CallerSession& caller,
                                                    const http::Request& request,
                                                    const Requirement& requirement) {
  const auto no = [&](int status, std::string_view code) {
    return problem(services_.messages, &request, status, code);
  };
  if (!is_safe(request.method)) {
    const auto token = request.header("X-CSRF-Token");
    if (!token || !same_token(*token, caller.csrf_token) || !same_origin(request)) {
      return no(403, "csrf_failed");
    }
  }
  if (caller.must_change_password && !requirement.before_password_change) {
    return no(403, "must_change_password");
  }
  if (requirement.access == Access::acting) {
    if (!caller.acting) {
      return no(403, "no_acting_post");
    }
    if (!requirement.any_of.empty() && !caller.actor.roles.intersects(requirement.any_of)) {
      record_refused(services_, caller.actor, request, "access_refused");
      return no(403, "forbidden");
    }
  }
  return std::nullopt;
}

std::variant<CallerSession, http::Response> SessionGuard::admit(const http::Request& request,
                                                                const Requirement& requirement) {
  if (requirement.access == Access::open) {
    return CallerSession{};
  }
  const auto cookie = request.cookie(session_cookie_name);
  const auto token_hash = cookie ? identity::session_key(*cookie) : std::nullopt;
  if (!token_hash) {
    return no_session(request);
  }
  const Instant now = services_.engine.now();
  const auto caller = find(*token_hash, now);
  if (!caller) {
    return no_session(request);
  }
  if (!limiter_.take(*token_hash, now)) {
    auto response = problem(services_.messages, &request, 429, "rate_limited");
    response.headers.emplace_back("Retry-After", "1");
    return response;
  }
  if (auto no = refusal(*caller, request, requirement)) {
    return std::move(*no);
  }
  saw(*token_hash, now);
  return *caller;
}

void SessionGuard::set_cookie(http::Response& response, const std::string& token) const {
  http::Cookie cookie;
  cookie.name = session_cookie_name;
  cookie.value = token;
  cookie.secure = options_.secure_cookie;
  http::set_cookie(response, cookie);
}

void SessionGuard::clear_cookie(http::Response& response) const {
  http::Cookie cookie;
  cookie.name = session_cookie_name;
  cookie.max_age_seconds = 0;
  cookie.secure = options_.secure_cookie;
  http::set_cookie(response, cookie);
}

http::Handler guarded(const Services& services, Requirement requirement, GuardedHandler handle) {
  return [&services, requirement, handle = std::move(handle)](http::Request request,
                                                              http::Reply reply) {
    auto admitted = services.guard->admit(request, requirement);
    if (auto* refusal = std::get_if<http::Response>(&admitted)) {
      reply(std::move(*refusal));
      return;
    }
    handle(std::get<CallerSession>(admitted), std::move(request), std::move(reply));
  };
}

void add_guarded(http::Router& router, const Services& services,
                 std::span<const EndpointPermission> table, http::Method method,
                 std::string_view pattern, GuardedFunction function, std::size_t body_bytes_max) {
  router.add({method, pattern,
              guarded(services, requirement_of(table, method, pattern),
                      [&services, function](const CallerSession& caller, http::Request request,
                                            http::Reply reply) {
                        function(services, caller, std::move(request), std::move(reply));
                      }),
              body_bytes_max});
}

}  // namespace liandong::app
