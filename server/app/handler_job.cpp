#include "app/handler_job.hpp"

#include "engine/common_decide.hpp"

#include <utility>
#include <vector>

namespace liandong::app {
namespace {

struct Left {
  UnitId unit;
  PersonId handler;
};

struct Held {
  MatterId matter;
  std::string system;
};

std::vector<PersonId> who_left(store::Connection& connection, CityCode city,
                               const engine::Directory& directory, UnitId unit) {
  std::vector<PersonId> left;
  // An index leads to what is open in a unit, and most matters are done.
  connection.query(
      "select distinct handler from matter_unit where city = $1 and unit = $2 and "
      "bucket in ('to_do', 'following') and handler <> ''",
      {city, unit}, [&](const store::Row& row) {
        const auto handler = row.id<PersonId>(0);
        if (!directory.serves_in(handler, unit)) {
          left.push_back(handler);
        }
      });
  return left;
}

std::vector<Held> held_by(store::Connection& connection, CityCode city, const Left& left,
                          MatterId after, std::size_t limit) {
  std::vector<Held> matters;
  connection.query(
      "select u.matter, u.system from matter_unit u join matter m on m.city = u.city and "
      "m.id = u.matter where u.city = $1 and u.unit = $2 and u.handler = $3 and "
      "u.bucket in ('to_do', 'following') and m.closed_at is null and u.matter > $4 order by "
      "u.matter limit $5",
      {city, left.unit, left.handler, after, static_cast<std::int64_t>(limit)},
      [&](const store::Row& row) {
        matters.push_back({row.id<MatterId>(0), row.str(1)});
      });
  return matters;
}

}  // namespace

std::size_t HandlerJob::run(std::size_t chunk, std::chrono::milliseconds most) {
  using Steady = std::chrono::steady_clock;
  if (!done_ && asked_.exchange(false)) {
    done_ = UnitId{};
  }
  if (!done_) {
    return 0;
  }
  const auto until = Steady::now() + most;
  const auto world = engine_.world();
  const auto& units = world->directory.units();
  std::size_t given_back = 0;
  for (auto unit = units.upper_bound(*done_); unit != units.end(); ++unit) {
    const auto gone = readers_.with([&](store::Connection& connection) {
      return who_left(connection, engine_.city(), world->directory, unit->first);
    });
    for (const PersonId handler : gone) {
      given_back += give_back(unit->first, handler, chunk);
    }
    done_ = unit->first;
    if (Steady::now() >= until) {
      return given_back;
    }
  }
  done_.reset();
  return given_back;
}

std::size_t HandlerJob::give_back(UnitId unit, PersonId handler, std::size_t chunk) {
  const Left left{unit, handler};
  std::size_t given_back = 0;
  MatterId after;
  for (;;) {
    const auto matters = readers_.with([&](store::Connection& connection) {
      return held_by(connection, engine_.city(), left, after, chunk);
    });
    for (const Held& held : matters) {
      engine::CommandRequest request;
      request.system = engine_.system(held.system);
      request.command = engine::AssignHandler::name;
      request.matter = held.matter;
      request.by_platform = true;
      request.actor.unit = left.unit;
      request.body = std::make_shared<const engine::CommonCommand>(engine::AssignHandler{});
      after = held.matter;
      try {
        given_back += engine_.run(std::move(request)) ? 1U : 0U;
      } catch (const std::exception& failure) {
        log_("matter " + held.matter.str() + " still names a handler who left: " + failure.what());
      }
    }
    if (matters.size() < chunk) {
      return given_back;
    }
  }
}

}  // namespace liandong::app
