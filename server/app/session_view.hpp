// The Session object of the API: who is signed in, in which posts, with which preferences.
#pragma once

#include "app/services.hpp"
#include "app/session_guard.hpp"

#include <string>

namespace liandong::app {

/// @param connection reads the city and the preferences
[[nodiscard]] std::string session_body(const Services& services, store::Connection& connection,
                                       const CallerSession& caller);

}  // namespace liandong::app
