#include "app/affected_matters.hpp"

#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/jurisdiction/law_change/domain/refusals.hpp"
#include "systems/jurisdiction/law_change/domain/types.hpp"

#include <stdexcept>
#include <vector>

namespace liandong::app {
namespace {

struct Due {
  MatterId change;
  law_change::MarkAffected mark;
};

std::vector<Due> due_marks(engine::Engine& engine, store::Connection& reader, std::size_t most) {
  std::vector<Due> due;
  reader.query(
      "select l.law_change, c.matter, c.system, c.item, m.custodian from law_change_item l "
      "join matter_case c on c.city = l.city and c.item = l.item "
      "join matter m on m.city = c.city and m.id = c.matter "
      "where l.city = $1 and m.closed_at is null and m.opened_at < l.effective_at and not exists "
      "(select 1 from matter_mark k where k.city = c.city and k.matter = c.matter and "
      "k.cause = l.law_change) order by l.law_change, c.matter limit $2",
      {engine.city(), static_cast<std::int64_t>(most)}, [&](const store::Row& row) {
        due.push_back({row.id<MatterId>(0),
                       {row.id<MatterId>(1), row.str(2), row.id<ItemCode>(3), row.id<UnitId>(4)}});
      });
  return due;
}

/// @return false if the change of law keeps no further marks
bool mark(engine::Engine& engine, const Due& due) {
  engine::CommandRequest request;
  request.system = engine.system("law_change");
  request.command = law_change::MarkAffected::name;
  request.matter = due.change;
  request.by_platform = true;
  request.actor.roles = Role::system_admin;
  json::Reader reader;
  request.body = request.system->command(request.command)
                     ->read(reader, json::parse_stored(json::to_canonical(due.mark)));
  json::throw_if_corrupt(reader);
  const auto outcome = engine.run(std::move(request));
  if (outcome) {
    return true;
  }
  const auto full = common::code_of(2200, law_change::CommonRefusal::too_many_records);
  if (outcome.error().code != full) {
    throw std::runtime_error("a mark was refused with code " +
                             std::to_string(static_cast<int>(outcome.error().code)));
  }
  return false;
}

}  // namespace

std::size_t mark_affected_matters(engine::Engine& engine, store::Connection& reader,
                                  std::size_t most) {
  std::size_t marked = 0;
  for (const Due& due : due_marks(engine, reader, most)) {
    marked += mark(engine, due) ? 1U : 0U;
  }
  return marked;
}

}  // namespace liandong::app
