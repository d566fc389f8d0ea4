#include "app/audit_routes.hpp"

#include "app/answering.hpp"
#include "app/audit_views.hpp"
#include "app/query_params.hpp"
#include "infra/identity/audit.hpp"

#include <array>
#include <charconv>

namespace liandong::app {
namespace {

constexpr int page_default = 50;
constexpr int page_max = 200;

constexpr std::array<EndpointPermission, 1> table{{
    {http::Method::get, "/api/v1/audit", {Access::acting, Role::audit_admin, false}},
}};

std::int64_t cursor_of(QueryParams& params) {
  const std::string text = params.text("cursor", 20);
  std::int64_t id = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
  if (!text.empty() && (parsed.ptr != text.data() + text.size() || id < 1)) {
    params.fault("cursor", "integer");
  }
  return id;
}

void list_audit(const Services& services, const CallerSession&, http::Request request,
                http::Reply reply) {
  QueryParams params{request, {"kind", "person", "subject", "from", "until", "cursor", "limit"}};
  identity::AuditQuery query;
  query.kind = params.text("kind", 50);
  query.person = params.id<PersonId>("person");
  query.subject = params.text("subject", 100);
  query.from = params.instant("from");
  query.until = params.instant("until");
  query.before = cursor_of(params);
  query.limit = params.integer("limit", page_default, 1, page_max);
  if (!params.errors().empty()) {
    reply(problem(services.messages, &request, params.errors()));
    return;
  }
  const auto lines = services.readers.with([&](store::Connection& connection) {
    return identity::list_audit(connection, services.engine.city(), query);
  });
  AuditPage page;
  for (const identity::AuditRow& row : lines.rows) {
    page.items.push_back(
        {row.id, row.at, row.kind, row.person, row.unit, row.subject, {row.params}});
  }
  if (lines.next != 0) {
    page.next_cursor = std::to_string(lines.next);
  }
  reply(http::json(200, view_of(services, page)));
}

}  // namespace

std::span<const EndpointPermission> audit_permissions() { return table; }

void add_audit_routes(http::Router& router, const Services& services) {
  add_guarded(router, services, table, http::Method::get, "/api/v1/audit", list_audit);
}

}  // namespace liandong::app
