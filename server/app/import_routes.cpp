#include "app/import_routes.hpp"

#include "app/answering.hpp"
#include "app/import_document.hpp"
#include "app/import_tables.hpp"
#include "app/query_params.hpp"
#include "infra/csv/csv.hpp"

#include <algorithm>
#include <array>

namespace liandong::app {
namespace {

using http::Method;

constexpr std::size_t table_bytes_max = 4 * 1024 * 1024;
constexpr std::size_t rows_max = 5'000;

constexpr Requirement system_admin{Access::acting, Role::system_admin, false};
constexpr Requirement account_or_role_admin{
    Access::acting, RoleSet{Role::system_admin} | Role::security_admin, false};

constexpr std::array<EndpointPermission, 4> table{{
    {Method::post, "/api/v1/imports/units", system_admin},
    {Method::post, "/api/v1/imports/people", account_or_role_admin},
    {Method::post, "/api/v1/imports/items", system_admin},
    {Method::post, "/api/v1/imports/register", system_admin},
}};

/// Leaves the transaction on purpose: errors were found, or it was only a trial.
class ImportAbandoned : public std::runtime_error {
 public:
  ImportAbandoned() : std::runtime_error("an import was taken back") {}
};

http::Response answer(const Services& services, const http::Request& request,
                      const ImportReport& report, bool trial) {
  const std::string body = view_of(services, report);
  if (trial || report.errors.empty()) {
    return http::json(200, body);
  }
  auto refused = problem(services.messages, &request, 422, "import_refused");
  refused.body.back() = ',';
  refused.body += body.substr(1);
  return refused;
}

/// What went wrong before the table was one.
ImportReport unreadable(const Services& services, const csv::Failure& failure) {
  const std::string code{csv::to_string(failure.problem)};
  const Message text = services.messages.of("csv." + code);
  const std::map<std::string, std::string> values{{"row", std::to_string(failure.row)},
                                                  {"column", std::to_string(failure.column)},
                                                  {"number", std::to_string(failure.number)}};
  ImportReport report;
  report.errors.push_back({static_cast<std::int64_t>(failure.row), "", code,
                           filled(text.zh, values), filled(text.en, values)});
  return report;
}

/// One import on its way through the writer's transaction.
struct Run {
  http::Request request;
  http::Reply reply;
  Actor actor;
  bool trial = false;
  PlannedImport plan;
  ImportReport report;
};

void apply(const Services& services, Run& run, store::Connection& writer) {
  run.report = run.plan.report;
  const auto changes = run.plan.apply(writer, run.report);
  std::stable_sort(run.report.errors.begin(), run.report.errors.end(),
                   [](const auto& a, const auto& b) { return a.row < b.row; });
  if (run.trial || !run.report.errors.empty()) {
    throw ImportAbandoned{};
  }
  for (const identity::Change& change : changes) {
    record_change(services, writer, run.actor, change);
  }
}

http::Response failed(const Services& services, const Run& run, const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const ImportAbandoned&) {
    return answer(services, run.request, run.report, run.trial);
  } catch (...) {
    return problem(services.messages, &run.request, failure, services.log);
  }
}

/// Applies what was planned, in one transaction or not at all.
void start(const Services& services, const CallerSession& caller, http::Request request,
           http::Reply reply, bool trial, PlannedImport plan) {
  auto run = std::make_shared<Run>();
  run->actor = caller.actor;
  run->trial = trial;
  run->plan = std::move(plan);
  run->request = std::move(request);
  run->reply = std::move(reply);
  if (!run->plan.apply) {
    run->reply(answer(services, run->request, run->plan.report, trial));
    return;
  }
  const bool queued = services.engine.writer().submit(
      {[&services, run](store::Connection& writer) { apply(services, *run, writer); },
       [&services, run](const std::exception_ptr& failure) {
         if (failure) {
           run->reply(failed(services, *run, failure));
           return;
         }
         make_visible(services, [&services, run] {
           run->reply(answer(services, run->request, run->report, false));
         });
       }});
  if (!queued) {
    run->reply(busy(services.messages, &run->request));
  }
}

/// @return nothing if the query was answered with its faults
std::optional<bool> trial_of(const Services& services, const http::Request& request,
                             const http::Reply& reply) {
  QueryParams params{request, {"dry_run"}};
  const bool trial = params.boolean("dry_run").value_or(false);
  if (!params.errors().empty()) {
    reply(problem(services.messages, &request, params.errors()));
    return std::nullopt;
  }
  return trial;
}

using Plan = std::function<PlannedImport(const Services&, const Actor&, const csv::Rows&)>;

void import_table(const Services& services, const CallerSession& caller, http::Request request,
                  http::Reply reply, const Plan& plan) {
  const auto trial = trial_of(services, request, reply);
  if (!trial) {
    return;
  }
  csv::Limits limits;
  limits.bytes_max = table_bytes_max;
  limits.rows_max = rows_max;
  const auto read = csv::read(request.body, limits);
  if (!read) {
    reply(answer(services, request, unreadable(services, read.error()), *trial));
    return;
  }
  PlannedImport planned = plan(services, caller.actor, read->rows);
  start(services, caller, std::move(request), std::move(reply), *trial, std::move(planned));
}

void import_register(const Services& services, const CallerSession& caller, http::Request request,
                     http::Reply reply) {
  const auto trial = trial_of(services, request, reply);
  if (!trial) {
    return;
  }
  PlannedImport planned = plan_register(services, caller.actor, request.body);
  start(services, caller, std::move(request), std::move(reply), *trial, std::move(planned));
}

void import_units(const Services& services, const CallerSession& caller, http::Request request,
                  http::Reply reply) {
  import_table(services, caller, std::move(request), std::move(reply),
               [](const Services& all, const Actor&, const csv::Rows& rows) {
                 return plan_units(all, rows);
               });
}

void import_people(const Services& services, const CallerSession& caller, http::Request request,
                   http::Reply reply) {
  import_table(services, caller, std::move(request), std::move(reply), plan_people);
}

void import_items(const Services& services, const CallerSession& caller, http::Request request,
                  http::Reply reply) {
  import_table(services, caller, std::move(request), std::move(reply), plan_items);
}

}  // namespace

std::span<const EndpointPermission> import_permissions() { return table; }

void add_import_routes(http::Router& router, const Services& services) {
  add_guarded(router, services, table, Method::post, "/api/v1/imports/units", import_units,
              table_bytes_max);
  add_guarded(router, services, table, Method::post, "/api/v1/imports/people", import_people,
              table_bytes_max);
  add_guarded(router, services, table, Method::post, "/api/v1/imports/items", import_items,
              table_bytes_max);
  add_guarded(router, services, table, Method::post, "/api/v1/imports/register", import_register,
              table_bytes_max);
}

}  // namespace liandong::app
