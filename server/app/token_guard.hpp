// Lets in the systems of departments: a bearer token with a scope instead of a session.
#pragma once

#include "app/exchange_store.hpp"
#include "app/rate_limit.hpp"
#include "app/services.hpp"
#include "infra/http/message.hpp"

#include <variant>

namespace liandong::app {

/// @threads any
class TokenGuard {
 public:
  /// @param services must outlive the guard
  explicit TokenGuard(const Services& services) : services_(services), limiter_(20, 100) {}

  /// The holder of the token, or the answer to give: 401 `unauthenticated` without a token that is
  /// alive, 403 `forbidden` without the scope, 429 `rate_limited`. Cookies count for nothing here,
  /// so no other site can make a browser act.
  [[nodiscard]] std::variant<TokenHolder, http::Response> admit(const http::Request& request,
                                                                TokenScope scope);

 private:
  void saw(const std::string& token, Instant now);

  const Services& services_;
  RateLimiter limiter_;
};

}  // namespace liandong::app
