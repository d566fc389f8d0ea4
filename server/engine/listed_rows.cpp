#include "engine/listed_rows.hpp"

#include "engine/access.hpp"
#include "engine/rows.hpp"

#include <algorithm>

namespace liandong::engine {
namespace {

using store::Row;

std::vector<std::string> commands_for(const ReadContext& context, const System& system,
                                      std::string_view stage, std::uint8_t relations) {
  const Directory& directory = context.world->directory;
  const UnitId principal = directory.principal(context.actor.unit);
  unsigned all = relations;
  all |= principal == directory.coordinating_office() ? bits(Relation::supervisor) : 0U;
  all |= principal == directory.government() ? bits(Relation::government) : 0U;
  const auto mask = static_cast<std::uint8_t>(all & ~static_cast<unsigned>(bits(Relation::system)));
  std::vector<std::string> names;
  for (const CommandDescriptor& command : system.commands) {
    if (!command.opens && allowing(system, command.name, system.stage_bit(stage), mask,
                                   context.actor.roles) != nullptr) {
      names.emplace_back(command.name);
    }
  }
  return names;
}

}  // namespace

MatterRow row_from(const ReadContext& context, const Row& row) {
  MatterRow m;
  m.id = row.id<MatterId>(0);
  m.system = row.str(1);
  m.number = row.str(2);
  m.title = row.str(3);
  m.stage = row.str(4);
  m.urgent = row.boolean(5);
  m.in_progress = row.boolean(6);
  m.sender = row.id<UnitId>(7);
  m.receiver = row.id<UnitId>(8);
  m.custodian = row.id<UnitId>(9);
  m.handler = row.id<PersonId>(10);
  m.due_before = row.instant_opt(11);
  m.target_before = row.instant_opt(12);
  const auto near = row.instant_opt(13);
  m.elapsed_since = row.instant_opt(14);
  m.opened_at = row.instant(15);
  m.updated_at = row.instant(16);
  m.closed_at = row.instant_opt(17);
  m.version = row.integer(18);
  if (!row.is_null(20)) {
    m.duty = row.str(20);
    m.clause = row.str(21);
    m.provisional = row.boolean(22);
  }
  if (m.due_before) {
    m.light = context.now >= *m.due_before   ? Light::red
              : near && context.now >= *near ? Light::yellow
                                             : Light::green;
  }
  m.over_target = m.target_before && context.now >= *m.target_before;
  if (const System* system = context.engine.system(m.system)) {
    m.allowed_commands =
        commands_for(context, *system, m.stage, static_cast<std::uint8_t>(row.integer(19)));
    if (system->has_use && !m.allowed_commands.empty()) {
      const MatterState state = read_matter_state(*system, row.text(row_columns_count - 1));
      std::erase_if(m.allowed_commands, [&](const std::string& name) {
        return !system->has_use(state.own.get(), name,
                                context.world->directory.principal(context.actor.unit));
      });
    }
  }
  return m;
}

std::optional<MatterRow> read_row(const ReadContext& context, MatterId id) {
  std::optional<MatterRow> found;
  const UnitId unit = context.world->directory.principal(context.actor.unit);
  static const std::string sql =
      "select " + std::string{row_columns} +
      " from matter m left join matter_unit u on u.city = m.city and u.matter = m.id and "
      "u.unit = $3 left join obligation o on o.city = m.city and o.matter = m.id and "
      "o.key = u.obligation where m.city = $1 and m.id = $2";
  context.connection.query(sql, {context.engine.city(), id, unit},
                           [&](const Row& row) { found = row_from(context, row); });
  return found;
}

}  // namespace liandong::engine
