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

std::vector<Left> who_left(store::Connection& connection, CityCode city,
                           const engine::Directory& directory) {
  std::vector<Left> left;
  // Unit by unit: an index leads to what is open there, and most matters are done.
  for (const auto& [unit, entry] : directory.units()) {
    connection.query(
        "select distinct handler from matter_unit where city = $1 and unit = $2 and "
        "bucket in ('to_do', 'following') and handler <> ''",
        {city, unit}, [&, id = unit](const store::Row& row) {
          const Left one{id, row.id<PersonId>(0)};
          if (!directory.serves_in(one.handler, one.unit)) {
            left.push_back(one);
          }
        });
  }
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

std::size_t HandlerJob::run(std::size_t chunk) {
  if (!asked_.exchange(false)) {
    return 0;
  }
  const auto world = engine_.world();
  std::size_t given_back = 0;
  const auto gone = readers_.with([&](store::Connection& connection) {
    return who_left(connection, engine_.city(), world->directory);
  });
  for (const Left& left : gone) {
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
          log_("matter " + held.matter.str() +
               " still names a handler who left: " + failure.what());
        }
      }
      if (matters.size() < chunk) {
        break;
      }
    }
  }
  return given_back;
}

}  // namespace liandong::app
