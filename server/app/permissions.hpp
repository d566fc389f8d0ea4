// Who may call an endpoint: one row per route, kept in constexpr tables beside the routes.
#pragma once

#include "infra/http/message.hpp"
#include "kernel/parties.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace liandong::app {

enum class Access : std::uint8_t {
  open,     // everybody, without signing in
  session,  // everybody signed in, whatever the post, even without one
  acting,   // signed in and acting in a post that has one of `any_of` (empty = any post)
  token     // a system of a department with a bearer token; a session counts for nothing
};

/// What the session guard demands.
struct Requirement {
  Access access = Access::acting;
  RoleSet any_of;
  /// Also while a new password is demanded; everything else is closed then.
  bool before_password_change = false;
};

struct EndpointPermission {
  http::Method method;
  std::string_view pattern;  // as registered, "/api/v1/units/:id/update"
  Requirement requirement;
};

/// The row of a route. A route without one is a bug and aborts: nothing is open by omission.
[[nodiscard]] const Requirement& requirement_of(std::span<const EndpointPermission> table,
                                                http::Method method, std::string_view pattern);

}  // namespace liandong::app
