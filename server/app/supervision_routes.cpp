#include "app/supervision_routes.hpp"

#include "app/answering.hpp"
#include "app/invariant_job.hpp"
#include "app/item_use.hpp"
#include "app/query_params.hpp"
#include "app/supervision_list.hpp"
#include "engine/access.hpp"
#include "engine/queries.hpp"
#include "engine/refusals.hpp"
#include "infra/csv/csv.hpp"

#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr Requirement supervising{Access::acting, RoleSet{Role::coordinator} | Role::decider,
                                  false};
constexpr std::array<EndpointPermission, 5> table{{
    {Method::get, "/api/v1/supervision", supervising},
    {Method::get, "/api/v1/supervision/counts", supervising},
    {Method::get, "/api/v1/exports/supervision", supervising},
    {Method::get, "/api/v1/invariants", supervising},
    {Method::post, "/api/v1/invariants/check", {Access::acting, Role::coordinator, false}},
}};

constexpr int exported_max = 5'000;

using Answer = http::Response (*)(Office&, const http::Request&);

/// A year back, unless a day was asked for.
LocalDay first_day(QueryParams& query, Instant now) {
  return query.day("from").value_or(year_before(local_day(now)));
}

template <class F>
auto with_source(Office& office, F&& read) {
  auto& engine = office.services.engine;
  const auto world = engine.world();
  return office.services.readers.with([&](store::Connection& connection) {
    return read(SupervisionSource{connection, engine.city(), world->directory, engine.systems(),
                                  engine.now()});
  });
}

SupervisionFilter filter_of(QueryParams& query, Instant now) {
  SupervisionFilter filter;
  filter.reason = query.word("reason", SupervisionReason::overdue);
  filter.unit = query.id<UnitId>("unit");
  filter.system = query.text("system", 50);
  filter.from = first_day(query, now);
  return filter;
}

http::Response list(Office& office, const http::Request& request) {
  QueryParams query{request, {"reason", "unit", "system", "from", "limit", "cursor"}};
  SupervisionFilter filter = filter_of(query, office.services.engine.now());
  filter.limit = query.integer("limit", 20, 1, engine::page_limit_max);
  filter.cursor = query.text("cursor", 160);
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto page = with_source(
      office, [&](const SupervisionSource& source) { return list_supervised(source, filter); });
  if (!page) {
    return problem(office.services.messages, &request, {{"cursor", "cursor"}});
  }
  return http::json(200, view_of(office.services, *page));
}

http::Response counts(Office& office, const http::Request& request) {
  QueryParams query{request, {"from"}};
  const LocalDay from = first_day(query, office.services.engine.now());
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  return http::json(
      200, view_of(office.services, with_source(office, [&](const SupervisionSource& source) {
                     return count_supervised(source, from);
                   })));
}

/// The label of a duty or event, of the system or common to all.
std::string label(const Messages& messages, const SupervisedEntry& entry) {
  const bool owed =
      entry.reason == SupervisionReason::overdue || entry.reason == SupervisionReason::unanswered;
  const std::string group = owed ? "duty" : "event";
  const std::string own = entry.system + "_" + group + "." + entry.word;
  return messages.of(messages.has(own) ? own : group + "." + entry.word).zh;
}

std::vector<std::string> row_of(const Messages& messages, const engine::Directory& directory,
                                const SupervisedEntry& entry) {
  const auto* unit = directory.unit(entry.unit);
  const bool is_item = entry.item.has_value();
  return {messages.of("supervision_reason." + std::string{json::enum_name(entry.reason)}).zh,
          unit != nullptr ? unit->name : entry.unit.str(),
          messages.of("system." + entry.system).zh,
          is_item ? entry.item->str() : entry.matter->number,
          is_item ? entry.item_name.value_or("") : entry.matter->title,
          is_item ? "" : label(messages, entry),
          entry.clause.value_or(""),
          to_rfc3339(entry.at)};
}

http::Response export_list(Office& office, const http::Request& request) {
  QueryParams query{request, {"reason", "unit", "system", "from"}};
  SupervisionFilter filter = filter_of(query, office.services.engine.now());
  filter.limit = exported_max;
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const Messages& messages = office.services.messages;
  const auto page = with_source(
      office, [&](const SupervisionSource& source) { return list_supervised(source, filter); });
  csv::Rows rows(1);
  for (const char* column :
       {"reason", "unit", "system", "number", "title", "what", "clause", "at"}) {
    rows.front().push_back(messages.of("supervision_column." + std::string{column}).zh);
  }
  const auto world = office.services.engine.world();
  for (const SupervisedEntry& entry : page->items) {
    rows.push_back(row_of(messages, world->directory, entry));
  }
  http::Response response;
  response.status = 200;
  response.headers.emplace_back("Content-Type", "text/csv; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"supervision.csv\"");
  response.body = csv::write(rows);
  return response;
}

using Supervised = std::function<http::Response(const CallerSession&, const http::Request&)>;

/// A post with the role in another unit than S or G sees no more than without it.
GuardedHandler for_supervisors(Office& office, Supervised answer) {
  return [&office, answer = std::move(answer)](
             const CallerSession& caller, const http::Request& request, const http::Reply& reply) {
    const auto world = office.services.engine.world();
    if (!engine::sees_all(caller.actor, world->directory)) {
      reply(problem(office.services, &request,
                    Rejection{engine::code(engine::Common::forbidden), {}, {}, 0}));
      return;
    }
    reply(answer(caller, request));
  };
}

http::Response invariants_view(Office& office, const InvariantJob& job) {
  auto view = office.services.readers.with([&](store::Connection& connection) {
    return read_invariants(connection, office.services.engine.city());
  });
  const auto done = job.matters_done();
  view.running = done.has_value();
  view.matters_done = done.value_or(0);
  return http::json(200, view_of(office.services, view));
}

}  // namespace

std::span<const EndpointPermission> supervision_permissions() { return table; }

void add_supervision_routes(http::Router& router, Office& office, InvariantJob& invariants) {
  const auto add = [&](Method method, std::string_view path, Supervised answer) {
    router.add({method, path,
                guarded(office.services, requirement_of(table, method, path),
                        for_supervisors(office, std::move(answer)))});
  };
  const auto get = [&](std::string_view path, Answer answer) {
    add(Method::get, path, [&office, answer](const CallerSession&, const http::Request& request) {
      return answer(office, request);
    });
  };
  get("/api/v1/supervision", list);
  get("/api/v1/supervision/counts", counts);
  get("/api/v1/exports/supervision", export_list);
  add(Method::get, "/api/v1/invariants",
      [&office, &invariants](const CallerSession&, const http::Request&) {
        return invariants_view(office, invariants);
      });
  add(Method::post, "/api/v1/invariants/check",
      [&invariants](const CallerSession& caller, const http::Request&) {
        invariants.ask(caller.actor.person);
        return http::no_content();
      });
}

}  // namespace liandong::app
