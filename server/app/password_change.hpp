// Changing one's own password: the old one, the policy, the last five, then the new one.
#pragma once

#include "app/services.hpp"
#include "app/session_guard.hpp"
#include "infra/http/handler.hpp"

#include <memory>
#include <string>
#include <vector>

namespace liandong::app {

/// POST /api/v1/session/password: 204, 422 `old_password_wrong` or `password_policy`, 429
/// `locked_out`. A wrong old password counts as a failed sign-in. Other sessions of the person end.
void change_own_password(const Services& services, const CallerSession& caller,
                         http::Request request, http::Reply reply);

}  // namespace liandong::app
