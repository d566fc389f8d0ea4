#include "support/city/city_checks.hpp"

#include "simulation/invariants.hpp"

namespace liandong::test {
#include "engine/held_clocks.hpp"
#include "engine/replay.hpp"
#include "engine/rows.hpp"

#include <algorithm>

namespace liandong::test {
namespace {

/// The stored rows of one matter against what its state asks for.
std::string fault_of_matter(TestCity& city, const engine::StoredMatter& matter) {
  const engine::System& system = city.system_of({}, matter.id);
  const auto state = engine::read_matter_state(system, matter.state);
  const auto summary = system.summary(state.own.get());
  const auto world = city.engine().world();
  const auto stored = engine::load_obligations(city.reader(), TestCity::code(), matter.id);
  auto wanted = system.obligations(state.own.get(), world->targets, world->calendar);
  engine::show_held(wanted, state.common.held);
  bool owes = false;
  for (const Obligation& o : wanted) {
    const auto row = stored.find(o.key);
    if (row == stored.end()) return "no row for the obligation " + o.key;
    const bool open = outcome_of(o) == ObligationOutcome::open;
    owes = owes || open;
    if (open != (row->second.outcome == ObligationOutcome::open)) {
      return "the row of " + o.key + " is not as open as its obligation";
    }
    if (open && !(row->second.obligation == o)) {
      return "the row of " + o.key + " is not its obligation";
    }
  }
  if (stored.size() != wanted.size()) return "a row without an obligation";
  if (summary.closed == owes) return summary.closed ? "closed with a duty" : "open without a duty";
  if (summary.closed !=
      (city.number("select closed_at is not null from matter where id = $1", {matter.id}) == 1)) {
    return "closed_at does not fit the stage";
  }
  const auto custodian = world->directory.find(summary.custodian);
  if (!summary.closed && (!custodian || !custodian->active)) return "no custodian";
  return {};
}

constexpr std::pair<std::string_view, std::string_view> rules[] = {
    {"select count(*) from (select max(seq) as last, count(*) as n from event) where last <> n",
     "the log has a gap"},
    {"select count(*) from (select max(id) as last, count(*) as n from notice) where last <> n",
     "the notices have a gap"},
    {"select count(*) from (select c.unit, c.last_serial, (select count(*) from document d where "
     "d.unit = c.unit and d.kind = c.document_type and d.number like '%〔' || c.year || '〕%') as "
     "n from number_counter c) "
     "where "
     "last_serial <> n",
     "a number was used up without a document"},
    {"select count(*) from matter_unit u join matter m on m.id = u.matter where (u.bucket = "
     "'to_do') <> exists(select 1 from obligation o where o.matter = u.matter and o.debtor = "
     "u.unit "
     "and o.outcome = 'open')",
     "an inbox row is to do without a duty, or the other way round"},
    {"select count(*) from matter_unit u where u.bucket = 'to_do' and u.due_before is not (select "
     "min(due_before) from obligation o where o.matter = u.matter and o.debtor = u.unit and "
     "o.outcome = 'open')",
     "an inbox row does not show the earliest legal bound"},
    {"select count(*) from obligation o where not exists(select 1 from matter_unit u where "
     "u.matter "
     "= o.matter and u.unit = o.debtor)",
     "a debtor does not see the matter"},
    {"select count(*) from obligation where outcome <> 'open' and (ended_at is null or "
     "next_rung_at "
     "is not null)",
     "an ended obligation still escalates"},
    {"select count(*) from event where recorded_at < occurred_at", "an event of the future"},
    {"select count(*) from (select seq from event e where exists(select 1 from event l where l.seq "
     "= e.seq - 1 and l.recorded_at > e.recorded_at))",
     "recorded_at runs backwards"},
};

}  // namespace

std::string first_fault(TestCity& city) {
  return simulation::first_fault(city.reader(), TestCity::code(), city.systems(), *city.world());
}

}  // namespace liandong::test
