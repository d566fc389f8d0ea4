#include "app/calendar_moves.hpp"

#include "app/answering.hpp"
#include "engine/access.hpp"
#include "engine/held_clocks.hpp"
#include "engine/refusals.hpp"
#include "engine/rows.hpp"

namespace liandong::app {
namespace {

constexpr int shown_max = 200;

EarlierTimesView waiting_view(Office& office) {
  auto& engine = office.services.engine;
  const auto world = engine.world();
  EarlierTimesView view;
  view.calendar_version = world->calendar.version();
  view.confirmed = world->earlier.calendar_version >= view.calendar_version;
  office.services.readers.with([&](store::Connection& connection) {
    view.waiting = waiting_times(connection, engine.city(), view.calendar_version);
    connection.query(
        "select o.matter, m.number, m.title, o.system, o.key, o.duty, o.clause, o.debtor, m.state "
        "from obligation o join matter m on m.city = o.city and m.id = o.matter "
        "where o.city = $1 and o.outcome = 'open' and o.calendar_version <> $2 "
        "order by o.matter, o.key limit $3",
        {engine.city(), view.calendar_version, shown_max}, [&](const store::Row& row) {
          const auto* system = engine.system(row.text(3));
          const auto state = engine::read_matter_state(*system, row.text(8));
          const auto* held = engine::held_clock(state.common.held, row.text(4));
          if (held == nullptr) {
            return;  // not read again yet
          }
          view.items.push_back({{row.id<MatterId>(0), row.str(1), row.str(2)},
                                row.str(3),
                                row.str(5),
                                row.str(6),
                                row.id<UnitId>(7),
                                held->due_before ? held->due_before : held->target_before,
                                held->proposed_before});
        });
    return 0;
  });
  return view;
}

bool is_of_coordinating_office(const engine::World& world, const Actor& actor) {
  return world.directory.principal(actor.unit) == world.directory.coordinating_office();
}

http::Response refusal(Office& office, const http::Request& request, engine::Common why,
                       std::int64_t number = 0) {
  return problem(office.services, &request, Rejection{engine::code(why), {}, {}, number});
}

}  // namespace

std::int64_t waiting_times(store::Connection& connection, CityCode city,
                           std::uint32_t calendar_version) {
  std::int64_t waiting = 0;
  connection.query(
      "select count(*) from obligation where city = $1 and outcome = 'open' and "
      "calendar_version <> $2",
      {city, calendar_version}, [&](const store::Row& row) { waiting = row.integer(0); });
  return waiting;
}

engine::EarlierTimes confirmed_times(store::Connection& connection, CityCode city) {
  engine::EarlierTimes confirmed;
  connection.query(
      "select payload, actor from event where city = $1 and stream_id = 'calendar' and type = $2 "
      "order by version desc limit 1",
      {city, EarlierTimesConfirmed::type}, [&](const store::Row& row) {
        confirmed = {json::from_storage<EarlierTimesConfirmed>(row.text(0)).calendar_version,
                     row.id<PersonId>(1)};
      });
  return confirmed;
}

void list_earlier_times(Office& office, const CallerSession& caller, const http::Request& request,
                        const http::Reply& reply) {
  const auto world = office.services.engine.world();
  if (!engine::sees_all(caller.actor, world->directory)) {
    reply(refusal(office, request, engine::Common::forbidden));
    return;
  }
  reply(http::json(200, view_of(office.services, waiting_view(office))));
}

// The decision is one event; what follows from it for each matter is the job's.
void confirm_earlier_times(Office& office, const CallerSession& caller,
                           const http::Request& request, http::Reply reply) {
  auto& services = office.services;
  auto read = body_of<EarlierTimesConfirmation>(services.messages, request);
  if (auto* malformed = std::get_if<http::Response>(&read)) {
    reply(std::move(*malformed));
    return;
  }
  const auto wanted = std::get<EarlierTimesConfirmation>(read).calendar_version;
  const auto work = [&office, &services, actor = caller.actor, wanted,
                     request](store::Connection& writer) {
    const auto world = services.engine.world();
    if (!is_of_coordinating_office(*world, actor)) {
      return refusal(office, request, engine::Common::forbidden);
    }
    if (wanted != world->calendar.version()) {
      return refusal(office, request, engine::Common::stale_version, world->calendar.version());
    }
    const auto city = services.engine.city();
    if (confirmed_times(writer, city).calendar_version < wanted) {
      services.engine.append_plain(writer, "calendar", "calendar", EarlierTimesConfirmed::type,
                                   json::to_canonical(EarlierTimesConfirmed{wanted}), actor);
    }
    return http::no_content();
  };
  answer_after_write(
      services, std::make_shared<const http::Request>(request), std::move(reply), work,
      [&services](std::function<void()> then) { services.reload_world(std::move(then)); });
}

}  // namespace liandong::app
