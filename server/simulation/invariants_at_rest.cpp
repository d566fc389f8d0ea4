// What must hold in a city at rest: log, replay, obligations, inbox rows, numbers, escalation.
#include "engine/held_clocks.hpp"
#include "engine/replay.hpp"
#include "simulation/invariants.hpp"

namespace liandong::simulation {
namespace {

/// The stored rows of one matter against what its state asks for.
std::string fault_of_matter(store::Connection& reader, CityCode city, const engine::System& system,
                            const engine::StoredMatter& matter, bool closed,
                            const engine::World& world) {
  const auto state = engine::read_matter_state(system, matter.state);
  const auto summary = system.summary(state.own.get());
  const auto stored = engine::load_obligations(reader, city, matter.id);
  auto wanted = engine::obligations_of(system, state, world);
  engine::show_held(wanted, state.common.held);
  bool owes = false;
  for (const Obligation& o : wanted) {
    const auto row = stored.find(o.key);
    if (row == stored.end()) {
      return "no row for the obligation " + o.key;
    }
    const bool open = outcome_of(o) == ObligationOutcome::open;
    owes = owes || open;
    if (open != (row->second.outcome == ObligationOutcome::open)) {
      return "the row of " + o.key + " is not as open as its obligation";
    }
    if (open && !(row->second.obligation == o)) {
      return "the row of " + o.key + " is not its obligation";
    }
  }
  if (stored.size() != wanted.size()) {
    return "a row without an obligation";
  }
  if (summary.closed != closed) {
    return "closed_at does not fit the stage";
  }
  if (summary.closed && owes) {
    return "closed with a duty";
  }
  if (!summary.closed && !owes && summary.waits_on.empty()) {
    return "open without a duty";
  }
  const auto custodian = world.directory.find(summary.custodian);
  if (!summary.closed && (!custodian || !custodian->active)) {
    return "no custodian";
  }
  return {};
}

constexpr std::pair<std::string_view, std::string_view> rules[] = {
    {"select count(*) from (select max(seq) as last, count(*) as n from event) where last <> n",
     "the log has a gap"},
    {"select count(*) from (select max(id) as last, count(*) as n from notice) where last <> n",
     "the notices have a gap"},
    {"select count(*) from (select c.unit, c.last_serial, (select count(*) from document d where "
     "d.city = c.city and d.unit = c.unit and d.kind = c.document_type and d.number like '%〔' || "
     "c.year || '〕%') as n from number_counter c) "
     "where "
     "last_serial <> n",
     "a number was used up without a document"},
    {"select count(*) from matter_unit u where (u.bucket = "
     "'to_do') <> exists(select 1 from obligation o where o.city = u.city and o.matter = "
     "u.matter and o.debtor = u.unit and o.outcome = 'open')",
     "an inbox row is to do without a duty, or the other way round"},
    {"select count(*) from matter_unit u where u.bucket = 'to_do' and u.due_before is not (select "
     "min(due_before) from obligation o where o.city = u.city and o.matter = u.matter and "
     "o.debtor = u.unit and o.outcome = 'open')",
     "an inbox row does not show the earliest legal bound"},
    {"select count(*) from obligation o where not exists(select 1 from matter_unit u where "
     "u.city = o.city and u.matter = o.matter and u.unit = o.debtor)",
     "a debtor does not see the matter"},
    {"select count(*) from obligation where outcome <> 'open' and (ended_at is null or "
     "next_rung_at is "
     "not null)",
     "an ended obligation still escalates"},
    {"select count(*) from (select 1 from notice where kind = 'escalation' group by matter, "
     "obligation, unit, roles, person, json_extract(params, '$.rung') having count(*) > 1)",
     "a rung of the escalation fired twice"},
    {"select count(*) from event where recorded_at < occurred_at", "an event of the future"},
    {"select count(*) from (select seq from event e where exists(select 1 from event l where "
     "l.city = "
     "e.city and l.seq = e.seq - 1 and l.recorded_at > e.recorded_at))",
     "recorded_at runs backwards"},
};

std::string fault_of_matters(store::Connection& reader, CityCode city,
                             std::span<const engine::System> systems, const engine::World& world) {
  struct Listed {
    MatterId id;
    std::string system;
    bool closed;
  };
  std::vector<Listed> matters;
  reader.query("select id, system, closed_at is not null from matter where city = $1", {city},
               [&](const store::Row& row) {
                 matters.push_back({row.id<MatterId>(0), row.str(1), row.boolean(2)});
               });
  for (const auto& [id, name, closed] : matters) {
    const auto matter = engine::load_matter(reader, city, id);
    for (const engine::System& system : systems) {
      if (system.name != name) {
        continue;
      }
      const std::string fault = fault_of_matter(reader, city, system, *matter, closed, world);
      if (!fault.empty()) {
        return name + " " + id.str() + ": " + fault;
      }
    }
  }
  return {};
}

}  // namespace

std::string first_fault(store::Connection& reader, CityCode city,
                        std::span<const engine::System> systems, const engine::World& world) {
  const auto report = engine::verify_log(reader, city, systems);
  if (!report.first_fault.empty()) {
    return report.first_fault;
  }
  for (const auto& [sql, fault] : rules) {
    std::int64_t count = 0;
    reader.query(sql, {}, [&](const store::Row& row) { count = row.integer(0); });
    if (count != 0) {
      return std::string{fault};
    }
  }
  return fault_of_matters(reader, city, systems, world);
}

}  // namespace liandong::simulation
