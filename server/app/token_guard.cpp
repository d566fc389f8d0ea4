#include "app/token_guard.hpp"

#include "app/problem.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/crypto/token.hpp"

#include <algorithm>

namespace liandong::app {
namespace {

constexpr std::string_view scheme = "Bearer ";
constexpr std::int64_t seen_precision_seconds = 60;

std::optional<std::string> digest_of(const http::Request& request) {
  const auto header = request.header("Authorization");
  if (!header || !header->starts_with(scheme)) {
    return std::nullopt;
  }
  const auto digest = crypto::token_digest(header->substr(scheme.size()));
  return digest ? std::optional{crypto::to_hex(*digest)} : std::nullopt;
}

}  // namespace

void TokenGuard::saw(const std::string& token, Instant now) {
  const CityCode city = services_.engine.city();
  // Whether it was written is of no consequence to the request.
  const bool queued = services_.engine.writer().submit(
      {[city, token, now](store::Connection& writer) {
         writer.execute("update api_token set last_used_at = $3 where city = $1 and id = $2",
                        {city, token, now});
       },
       [](const std::exception_ptr&) {}, true});
  if (!queued && services_.log) {
    services_.log("the use of a token could not be recorded: the writer's queue is full");
  }
}

std::variant<TokenHolder, http::Response> TokenGuard::admit(const http::Request& request,
                                                            TokenScope scope) {
  const auto no = [&](int status, std::string_view code) {
    return problem(services_.messages, &request, status, code);
  };
  const auto digest = digest_of(request);
  if (!digest) {
    return no(401, "unauthenticated");
  }
  const Instant now = services_.engine.now();
  if (!limiter_.take(*digest, now)) {
    auto response = no(429, "rate_limited");
    response.headers.emplace_back("Retry-After", "1");
    return response;
  }
  auto holder = services_.readers.with([&](store::Connection& connection) {
    return find_token(connection, services_.engine.city(), *digest, now);
  });
  if (!holder) {
    return no(401, "unauthenticated");
  }
  if (std::find(holder->scopes.begin(), holder->scopes.end(), scope) == holder->scopes.end()) {
    return no(403, "forbidden");
  }
  const auto facts = services_.engine.world()->directory.find(holder->actor.unit);
  holder->actor.unit_kind = facts ? facts->kind : UnitKind::internal_office;
  if (!holder->last_used_at || now - *holder->last_used_at >= seen_precision_seconds) {
    saw(holder->id, now);
  }
  return std::move(*holder);
}

}  // namespace liandong::app
