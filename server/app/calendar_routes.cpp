#include "app/calendar_routes.hpp"

#include "app/calendar_moves.hpp"
#include "app/calendar_views.hpp"
#include "app/problem.hpp"
#include "app/query_params.hpp"
#include "app/session_guard.hpp"
#include "engine/refusals.hpp"
#include "infra/calendar_files/explain.hpp"
#include "infra/json/write.hpp"

#include <array>
#include <charconv>

namespace liandong::app {
namespace {

using http::Method;
constexpr Requirement open{Access::open, {}, false};
constexpr std::array permission_table{
    EndpointPermission{Method::get, "/api/v1/calendar/due", open},
    EndpointPermission{Method::get, "/api/v1/calendar/years", open},
    EndpointPermission{Method::get, "/api/v1/calendar/years/:year", open},
    EndpointPermission{Method::post, "/api/v1/calendar/years",
                       Requirement{Access::acting, Role::system_admin, false}},
    EndpointPermission{
        Method::get, "/api/v1/calendar/moves",
        Requirement{Access::acting, RoleSet{Role::coordinator} | Role::decider, false}},
    EndpointPermission{Method::post, "/api/v1/calendar/moves/confirm",
                       Requirement{Access::acting, Role::coordinator, false}},
};

struct CalendarImported {
  static constexpr std::string_view type = "calendar.year_imported.v1";
  int year = 0;
  std::uint32_t version = 0;
  std::string source;
  std::int64_t changed_days = 0;
};
LIANDONG_DESCRIBE(CalendarImported, year, version, source, changed_days)

std::vector<CalendarIssueView> views_of(const std::vector<CalendarIssue>& issues) {
  std::vector<CalendarIssueView> views;
  for (const auto& issue : issues) {
    views.push_back({issue.kind, issue.year, issue.row, issue.number, issue.subject});
  }
  return views;
}

http::Response due_answer(Office& office, const http::Request& request) {
  QueryParams query{request, {"from", "period"}};
  const auto from = query.instant("from");
  const auto period = parse_period(query.text("period", 20));
  if (!from) {
    query.fault("from", "instant");
  }
  if (!period) {
    query.fault("period", "period");
  }
  if (!query.errors().empty()) {
    return problem(office.services.messages, &request, query.errors());
  }
  const auto world = office.services.engine.world();
  DueAnswer answer;
  if (const auto end = due(*period, *from, world->calendar)) {
    answer.due_before = end->due_before;
    answer.provisional = end->provisional;
  }
  answer.calendar_version = world->calendar.version();
  answer.explanation = calendar_files::explain_zh(*period, *from, world->calendar);
  answer.explanation_en = calendar_files::explain_en(*period, *from, world->calendar);
  return http::json(200, json::to_canonical(answer));
}

http::Response years(Office& office, const http::Request&) {
  const auto world = office.services.engine.world();
  YearList list{
      world->calendar.first_year(), world->calendar.last_year(), world->calendar.version(), {}};
  // Two years ahead are shown as provisional, so that nobody takes silence for working days.
  for (int year = list.first_year; year <= list.last_year + 2; ++year) {
    list.years.push_back(year);
  }
  return http::json(200, json::to_canonical(list));
}

http::Response one_year(Office& office, const http::Request& request) {
  const std::string& text = request.param("year");
  int year = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), year);
  const auto city = office.city.get();
  const WorkCalendar& calendar = city->world->calendar;
  if (parsed.ptr != text.data() + text.size() || year < calendar.first_year() ||
      year > calendar.last_year() + 2) {
    return problem(office.services, &request,
                   Rejection{engine::code(engine::Common::not_found), {}, {}, 0});
  }
  YearView view;
  view.year = year;
  view.published = year <= calendar.last_year();
  view.version = calendar.version();
  for (const auto& known : city->calendar_years) {
    if (known.year == year) {
      view.sources = known.sources;
    }
  }
  const LocalDay first = *local_day_of({year, 1, 1});
  const LocalDay last = *local_day_of({year, 12, 31});
  for (LocalDay day = first; day <= last; day = day + 1) {
    view.days.push_back(
        {day, calendar.kind(day), std::string{calendar.name(day)}, calendar.is_provisional(day)});
  }
  return http::json(200, json::to_canonical(view));
}

void import_one_year(Office& office, const CallerSession& caller, const http::Request& request,
                     http::Reply reply) {
  auto& services = office.services;
  const auto body = json::parse(request.body);
  json::Reader reader{nullptr, true};
  CalendarImport wanted;
  if (!body) {
    reply(problem(services.messages, &request, 400, "body_malformed"));
    return;
  }
  reader.read(*body, wanted);
  if (!reader.errors().empty()) {
    reply(problem(services.messages, &request, reader.errors()));
    return;
  }
  CalendarYear added;
  added.year = wanted.year;
  if (!wanted.source.empty()) {
    added.sources = {wanted.source};
  }
  for (auto& day : wanted.days) {
    added.rows.push_back({std::move(day.date), day.kind, std::move(day.name)});
  }
  const auto city = office.city.get();
  auto imported = import_year(city->calendar_years, city->world->calendar.version(), added);
  if (!imported) {
    http::Response refused = problem(services.messages, &request, 422, "calendar_refused");
    refused.body.pop_back();
    refused.body += ",\"issues\":" + json::to_canonical(views_of(imported.error())) + "}";
    reply(std::move(refused));
    return;
  }
  CalendarImportAnswer answer;
  answer.version = imported->calendar.version();
  for (const auto& change : imported->changes) {
    answer.changes.push_back({change.day, change.before, change.after});
  }
  answer.warnings = views_of(imported->warnings);
  const CalendarImported event{wanted.year, answer.version, wanted.source,
                               static_cast<std::int64_t>(answer.changes.size())};
  const bool taken = services.engine.writer().submit(
      {[&services, actor = caller.actor, years = imported->years,
        event](store::Connection& writer) {
         const auto now = services.engine.now();
         save_calendar(writer, services.engine.city(), event.version, years, now);
         services.engine.append_plain(writer, "calendar", "calendar", CalendarImported::type,
                                      json::to_canonical(event), actor);
       },
       [&services, request, reply, answer](std::exception_ptr failure) {
         if (failure) {
           reply(problem(services.messages, &request, failure, services.log));
           return;
         }
         services.reload_world(
             [reply, answer] { reply(http::json(200, json::to_canonical(answer))); });
       }});
  if (!taken) {
    reply(busy(services.messages, &request));
  }
}

using Answer = http::Response (*)(Office&, const http::Request&);

}  // namespace

std::span<const EndpointPermission> calendar_route_permissions() { return permission_table; }

void add_calendar_routes(http::Router& router, Office& office) {
  const auto get = [&](std::string_view path, Answer answer) {
    router.add(
        {Method::get, path,
         http::Handler{[&office, answer](const http::Request& request, const http::Reply& reply) {
           reply(answer(office, request));
         }}});
  };
  get("/api/v1/calendar/due", due_answer);
  get("/api/v1/calendar/years", years);
  get("/api/v1/calendar/years/:year", one_year);
  constexpr std::string_view import_path = "/api/v1/calendar/years";
  router.add({Method::post, import_path,
              guarded(office.services, requirement_of(permission_table, Method::post, import_path),
                      [&office](const CallerSession& caller, const http::Request& request,
                                http::Reply reply) {
                        import_one_year(office, caller, request, std::move(reply));
                      })});
  constexpr std::string_view moves = "/api/v1/calendar/moves";
  router.add({Method::get, moves,
              guarded(office.services, requirement_of(permission_table, Method::get, moves),
                      [&office](const CallerSession& caller, const http::Request& request,
                                const http::Reply& reply) {
                        list_earlier_times(office, caller, request, reply);
                      })});
  constexpr std::string_view confirm = "/api/v1/calendar/moves/confirm";
  router.add({Method::post, confirm,
              guarded(office.services, requirement_of(permission_table, Method::post, confirm),
                      [&office](const CallerSession& caller, const http::Request& request,
                                http::Reply reply) {
                        confirm_earlier_times(office, caller, request, std::move(reply));
                      })});
}

}  // namespace liandong::app
