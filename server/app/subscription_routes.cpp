#include "app/subscription_routes.hpp"

#include "app/answering.hpp"
#include "app/directory_views.hpp"
#include "app/exchange_store.hpp"
#include "app/query_params.hpp"
#include "engine/access.hpp"
#include "engine/refusals.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr RoleSet working =
    (Role::handler | Role::head) | ((Role::liaison_a | Role::liaison_b) | Role::coordinator);
constexpr Requirement anybody{Access::acting, {}, false};
constexpr Requirement workers{Access::acting, working, false};
constexpr std::int64_t report_days = 30;
constexpr std::int64_t report_days_max = 366;  // all that was formed in them is added up [D0108]

constexpr std::array table{
    EndpointPermission{Method::get, "/api/v1/subscriptions", anybody},
    EndpointPermission{Method::post, "/api/v1/subscriptions", workers},
    EndpointPermission{Method::post, "/api/v1/subscriptions/:id/end", workers},
    EndpointPermission{Method::get, "/api/v1/sharing-coverage", anybody},
};

bool coordinates(const Actor& actor) { return actor.roles.has(Role::coordinator); }

UnitId own_unit(const Services& services, const Actor& actor) {
  return services.engine.world()->directory.principal(actor.unit);
}

void list(const Services& services, const CallerSession& caller, http::Request request,
          http::Reply reply) {
  QueryParams params{request, {"unit"}};
  const UnitId asked = params.id<UnitId>("unit");
  if (!params.errors().empty()) {
    reply(problem(services.messages, &request, params.errors()));
    return;
  }
  const bool everything = engine::sees_all(caller.actor, services.engine.world()->directory);
  const UnitId unit = everything ? asked : own_unit(services, caller.actor);
  const auto rows = services.readers.with([&](store::Connection& connection) {
    return list_subscriptions(connection, services.engine.city(), unit);
  });
  reply(http::json(200, view_of(services, rows)));
}

void add(const Services& services, const CallerSession& caller, http::Request request,
         http::Reply reply) {
  administer_with<SubscriptionBody>(
      services, caller, std::move(request), std::move(reply),
      [&services, actor = caller.actor](const SubscriptionBody& body, const http::Request&) {
        const UnitId own = own_unit(services, actor);
        const UnitId unit = body.unit.empty() ? own : body.unit;
        const bool may = unit == own || coordinates(actor);
        SubscriptionView wanted{services.engine.new_id(),
                                unit,
                                body.category,
                                body.source,
                                body.item,
                                body.place,
                                services.engine.now(),
                                actor.person};
        Administration administration;
        administration.body = [&services, id = wanted.id](store::Connection&) {
          return view_of(services, Created{id});
        };
        administration.status = 201;
        administration.act = [&services, wanted, may](store::Connection& writer) {
          if (!may) {
            return identity::Outcome{
                Err{Rejection{engine::code(engine::Common::forbidden), {}, {}, 0}}};
          }
          return subscribe(writer, services.engine.city(), wanted, *services.engine.world());
        };
        return administration;
      });
}

void end(const Services& services, const CallerSession& caller, http::Request request,
         http::Reply reply) {
  administer_with<NoBody>(
      services, caller, std::move(request), std::move(reply),
      [&services, actor = caller.actor](const NoBody&, const http::Request& asked) {
        const UnitId own = coordinates(actor) ? UnitId{} : own_unit(services, actor);
        Administration administration;
        administration.act = [&services, own, id = asked.param("id")](store::Connection& writer) {
          return unsubscribe(writer, services.engine.city(), id, own, services.engine.now());
        };
        return administration;
      });
}

void report(const Services& services, const CallerSession& caller, http::Request request,
            http::Reply reply) {
  QueryParams params{request, {"from", "until"}};
  const Instant now = services.engine.now();
  CoverageReport answer;
  answer.until = params.instant("until").value_or(now);
  answer.from = params.instant("from").value_or(answer.until + -report_days * seconds_per_day);
  if (params.errors().empty() &&
      answer.until.seconds - answer.from.seconds > report_days_max * seconds_per_day) {
    params.fault("from", "range");
  }
  if (!params.errors().empty()) {
    reply(problem(services.messages, &request, params.errors()));
    return;
  }
  const bool everything = engine::sees_all(caller.actor, services.engine.world()->directory);
  const UnitId own = everything ? UnitId{} : own_unit(services, caller.actor);
  if (everything || engine::may_see_matters(caller.actor)) {
    answer.items = services.readers.with([&](store::Connection& connection) {
      return coverage(connection, services.engine.city(), answer.from, answer.until, own, now);
    });
  }
  reply(http::json(200, view_of(services, answer)));
}

}  // namespace

std::span<const EndpointPermission> subscription_permissions() { return table; }

void add_subscription_routes(http::Router& router, const Services& services) {
  add_guarded(router, services, table, Method::get, "/api/v1/subscriptions", list);
  add_guarded(router, services, table, Method::post, "/api/v1/subscriptions", add);
  add_guarded(router, services, table, Method::post, "/api/v1/subscriptions/:id/end", end);
  add_guarded(router, services, table, Method::get, "/api/v1/sharing-coverage", report);
}

}  // namespace liandong::app
