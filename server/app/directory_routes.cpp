#include "app/directory_routes.hpp"

#include "app/directory_handlers.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr Requirement anybody{Access::session, {}, false};
constexpr Requirement system_admin{Access::acting, Role::system_admin, false};
constexpr Requirement security_admin{Access::acting, Role::security_admin, false};
constexpr Requirement any_admin{
    Access::acting, RoleSet{Role::system_admin} | Role::security_admin | Role::audit_admin, false};

struct Entry {
  EndpointPermission permission;
  GuardedFunction function;
};

// The three administrators: the system one keeps units and accounts, the security one gives and
// takes roles, the audit one reads (GB/T 22239 8.1.4.2 d, 8.1.5).
constexpr std::array<Entry, 17> entries{{
    {{Method::get, "/api/v1/units", anybody}, list_units},
    {{Method::get, "/api/v1/units/:id/people", anybody}, list_unit_people},
    {{Method::post, "/api/v1/units", system_admin}, create_unit},
    {{Method::post, "/api/v1/units/:id/update", system_admin}, update_unit},
    {{Method::get, "/api/v1/people", any_admin}, list_people},
    {{Method::post, "/api/v1/people", system_admin}, create_person},
    {{Method::post, "/api/v1/people/:id/update", system_admin}, update_person},
    {{Method::post, "/api/v1/people/:id/reset-password", system_admin}, reset_password},
    {{Method::post, "/api/v1/people/:id/disable", system_admin}, disable_person},
    {{Method::post, "/api/v1/people/:id/enable", system_admin}, enable_person},
    {{Method::post, "/api/v1/people/:id/unlock", security_admin}, unlock_person},
    {{Method::get, "/api/v1/posts", any_admin}, list_posts},
    {{Method::post, "/api/v1/posts", security_admin}, create_post},
    {{Method::post, "/api/v1/posts/:id/update", security_admin}, update_post},
    {{Method::post, "/api/v1/posts/:id/end", security_admin}, end_post},
    {{Method::post, "/api/v1/delegations", security_admin}, create_delegation},
    {{Method::post, "/api/v1/delegations/:id/end", security_admin}, end_delegation},
}};

constexpr auto permission_table = [] {
  std::array<EndpointPermission, entries.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = entries[i].permission;
  }
  return rows;
}();

}  // namespace

std::span<const EndpointPermission> directory_permissions() { return permission_table; }

void add_directory_routes(http::Router& router, const Services& services) {
  for (const Entry& entry : entries) {
    add_guarded(router, services, permission_table, entry.permission.method,
                entry.permission.pattern, entry.function);
  }
}

}  // namespace liandong::app
