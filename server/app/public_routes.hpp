// Routes for citizens (公众端): hand in a complaint, follow it, rate the answer. No session.
#pragma once

#include "app/office.hpp"
#include "app/permissions.hpp"
#include "app/rate_limit.hpp"
#include "infra/crypto/tracking.hpp"
#include "infra/http/routes.hpp"

#include <span>

namespace liandong::app {

/// How often one address may do what; strict instead of a captcha, generous enough for a village
/// behind one address.  [D0053]
struct PublicLimits {
  RateLimiter submit{1.0 / 300, 20};
  RateLimiter upload{1.0 / 60, 60};
  RateLimiter look{1.0 / 5, 120};
};

/// @param codes, limits must outlive the router
void add_public_routes(http::Router& router, Office& office, const crypto::TrackingCodes& codes,
                       PublicLimits& limits);

[[nodiscard]] std::span<const EndpointPermission> public_route_permissions();

}  // namespace liandong::app
