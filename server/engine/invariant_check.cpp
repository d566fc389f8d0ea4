#include "engine/invariant_check.hpp"

#include "engine/common.hpp"
#include "engine/event_log.hpp"
#include "engine/held_clocks.hpp"
#include "engine/replay.hpp"
#include "engine/row_faults.hpp"
#include "engine/rows.hpp"

#include <algorithm>
#include <utility>

namespace liandong::engine {
namespace {

using store::Row;

/// Invariants judged over every matter.
constexpr std::array<std::string_view, 8> of_matters{"I1", "I2", "I3",  "I4",
                                                     "I5", "I7", "I11", "I12"};

std::int64_t value_of(const std::map<std::string_view, std::int64_t>& tally, std::string_view key) {
  const auto found = tally.find(key);
  return found == tally.end() ? 0 : found->second;
}

}  // namespace

struct InvariantCheck::Judged {
  StoredMatter stored;
  UnitId custodian;
  PersonId handler;
  MatterId waits_on;
  bool closed = false;
  MatterState state;
  Summary summary;
  StoredObligations obligations;
  std::map<UnitId, UnitRow> units;
};

bool keeps_safe(UnitId interim, std::span<const Obligation> owed) {
  return std::any_of(owed.begin(), owed.end(), [&](const Obligation& o) {
    return o.duty == "secure" && o.debtor == interim && outcome_of(o) == ObligationOutcome::open;
  });
}

std::int64_t InvariantCheck::checked(std::string_view invariant) const {
  return value_of(checked_, invariant);
}

std::int64_t InvariantCheck::faults(std::string_view invariant) const {
  return value_of(faults_, invariant);
}

void InvariantCheck::fault(std::string_view invariant, MatterId matter, std::string what) {
  ++faults_[invariant];
  if (kept_.size() < faults_kept) {
    kept_.push_back({invariant, matter, std::move(what)});
  }
}

InvariantCheck::Judged InvariantCheck::judged_in(const Row& row) {
  Judged judged;
  judged.stored.id = row.id<MatterId>(0);
  judged.stored.system = row.str(1);
  judged.stored.version = row.integer(2);
  judged.closed = row.boolean(3);
  judged.custodian = row.id<UnitId>(4);
  judged.handler = row.id<PersonId>(5);
  judged.waits_on = row.id<MatterId>(6);
  judged.stored.state = row.str(7);
  judged.stored.updated_at = row.instant(8);
  return judged;
}

std::size_t InvariantCheck::check_matters(store::Connection& reader, const World& world,
                                          std::size_t most) {
  std::vector<Judged> found;
  reader.query(
      "select id, system, version, closed_at is not null, custodian, handler, waits_on, state, "
      "updated_at from matter where city = $1 and id > $2 order by id limit $3",
      {city_, after_, static_cast<std::int64_t>(most)},
      [&](const Row& row) { found.push_back(judged_in(row)); });
  for (Judged& judged : found) {
    after_ = judged.stored.id.str();
    check_readable(reader, world, judged);
  }
  return found.size();
}

void InvariantCheck::check_replayed(store::Connection& reader, const World& world,
                                    const System& system, const MatterRows& rows,
                                    const MatterState& state) {
  Judged judged;
  judged.stored.id = rows.stored.id;
  judged.stored.version = rows.stored.version;
  judged.stored.updated_at = rows.stored.updated_at;
  judged.custodian = UnitId{rows.custodian};
  judged.handler = PersonId{rows.handler};
  judged.waits_on = MatterId{rows.waits_on};
  judged.closed = rows.closed_at.has_value();
  judged.state = state;
  judged.summary = system.summary(state.own.get());
  judged.obligations = rows.obligations;
  judged.units = rows.units;
  check_one(reader, world, system, judged);
}

void InvariantCheck::check_readable(store::Connection& reader, const World& world, Judged& judged) {
  ++matters_;
  for (const std::string_view name : of_matters) {
    ++checked_[name];
  }
  const System* system = system_named(systems_, judged.stored.system);
  if (system == nullptr) {
    fault("I12", judged.stored.id, "its system is unknown");
    return;
  }
  try {
    judged.state = read_matter_state(*system, judged.stored.state);
    judged.summary = system->summary(judged.state.own.get());
    judged.obligations = load_obligations(reader, city_, judged.stored.id);
    judged.units = load_units(reader, city_, judged.stored.id);
    check_one(reader, world, *system, judged);
  } catch (const json::CorruptJson& corrupt) {
    fault("I12", judged.stored.id, corrupt.what());
  } catch (const store::StoreBroken& broken) {
    fault("I12", judged.stored.id, broken.what());
  }
}

void InvariantCheck::check_one(store::Connection& reader, const World& world, const System& system,
                               const Judged& judged) {
  const MatterId id = judged.stored.id;
  judge_rows(reader, world, system, judged);
  judge_holders(world, judged);
  if (!log_verified_) {
    judge_log(reader, system, judged);
  }
  if (knowledge_.crime_fault) {
    if (std::string what = knowledge_.crime_fault(system, judged.state.own.get()); !what.empty()) {
      fault("I11", id, std::move(what));
    }
  }
}

// I1, I3, I4: who has the matter, as row and state say alike.
void InvariantCheck::judge_holders(const World& world, const Judged& judged) {
  const MatterId id = judged.stored.id;
  const Summary& summary = judged.summary;
  const auto custodian = world.directory.find(judged.custodian);
  if (!summary.closed && (!custodian || !custodian->active)) {
    fault("I1", id, "it is open and has no active custodian");
  }
  if (!judged.handler.empty() && world.directory.person(judged.handler) == nullptr) {
    fault("I1", id, "its handler is no person of the city");
  }
  if (judged.custodian != summary.custodian || judged.waits_on != summary.waits_on) {
    fault("I4", id, "row and state name different custodians, or matters waited for");
  }
  if (summary.closed != judged.closed) {
    fault("I3", id, "closed_at does not fit the stage");
  }
}

// I1, I2, I5, I7: the rows that inboxes and escalation read are what the state asks for.
void InvariantCheck::judge_rows(store::Connection& reader, const World& world, const System& system,
                                const Judged& judged) {
  const MatterId id = judged.stored.id;
  const StoredObligations& stored = judged.obligations;
  auto wanted = obligations_of(system, judged.state, world);
  show_held(wanted, judged.state.common.held);
  bool owes = false;
  for (const Obligation& o : wanted) {
    const bool open = outcome_of(o) == ObligationOutcome::open;
    owes = owes || open;
    const auto row = stored.find(o.key);
    if (o.debtor.empty() || !world.directory.find(o.debtor)) {
      fault("I1", id, "nobody owes " + o.key);
    }
    if (row == stored.end()) {
      fault("I5", id, "no row for the obligation " + o.key);
    } else if (const auto column = wrong_obligation_column(
                   row->second, o, held_clock(judged.state.common.held, o.key) != nullptr,
                   world.calendar);
               !column.empty()) {
      fault("I5", id,
            "in the row of " + o.key + " its " + std::string{column} + " is not what is owed");
    }
  }
  if (stored.size() != wanted.size()) {
    fault("I5", id, "a row without an obligation");
  }
  judge_units(world, system, judged, wanted);
  if (system.wrong_row) {
    if (const auto wrong = system.wrong_row(reader, city_, id, judged.state.own.get());
        !wrong.empty()) {
      fault("I5", id, "its " + wrong + " is not what the log gives");
    }
  }
  const UnitId interim =
      knowledge_.interim_unit ? knowledge_.interim_unit(system, judged.state.own.get()) : UnitId{};
  if (!interim.empty() && !keeps_safe(interim, wanted)) {
    fault("I2", id, "its interim responsible unit owes nothing for it");
  }
  if (judged.summary.closed && owes) {
    fault("I7", id, "it is closed with an open duty");
  }
  if (judged.summary.closed || owes) {
    return;
  }
  bool awaits = false;
  reader.query("select closed_at is null from matter where city = $1 and id = $2",
               {city_, judged.summary.waits_on}, [&](const Row& row) { awaits = row.boolean(0); });
  if (!awaits) {
    fault("I2", id, "it is open, owes nothing and waits for nothing open");
  }
}

// I5: each unit's inbox shows of the matter what the unit owes and is. An open clock counts as its
// row shows it, which may wait for the newest calendar; so then may the time when it is near.
void InvariantCheck::judge_units(const World& world, const System& system, const Judged& judged,
                                 std::vector<Obligation> wanted) {
  const auto row_of = [&](std::string_view key) -> const StoredObligation* {
    const auto found = judged.obligations.find(std::string{key});
    return found == judged.obligations.end() ? nullptr : &found->second;
  };
  for (Obligation& o : wanted) {
    const StoredObligation* row = row_of(o.key);
    if (row != nullptr && row->outcome == ObligationOutcome::open) {
      o = row->obligation;
    }
  }
  MatterColumns columns;
  columns.id = judged.stored.id;
  columns.system = &system;
  columns.summary = judged.summary;
  columns.updated_at = judged.stored.updated_at;
  for (const auto& [unit, row] :
       unit_rows(columns, judged.state, wanted, world.calendar, judged.units)) {
    const auto stored = judged.units.find(unit);
    if (stored == judged.units.end()) {
      fault("I5", columns.id, "the inbox row of " + unit.str() + " is missing");
      continue;
    }
    const StoredObligation* shown = row_of(row.obligation);
    const bool counted =
        shown == nullptr || (shown->calendar_version == world.calendar.version() &&
                             held_clock(judged.state.common.held, row.obligation) == nullptr);
    if (const auto column = wrong_unit_column(stored->second, row, counted); !column.empty()) {
      fault("I5", columns.id,
            "in the inbox row of " + unit.str() + " its " + std::string{column} +
                " is not what the log gives");
    }
  }
}

// I3, I10, I12: its log hangs together, ends at the row's version and gives the row's state.
void InvariantCheck::judge_log(store::Connection& reader, const System& system,
                               const Judged& judged) {
  const MatterId id = judged.stored.id;
  const auto events = read_stream(reader, city_, id.view());
  events_ += static_cast<std::int64_t>(events.size());
  checked_["I10"] += static_cast<std::int64_t>(events.size());
  if (std::string what = chain_fault(events); !what.empty()) {
    fault("I10", id, std::move(what));
  }
  const auto texts = read_texts(reader, city_, id.view(), id.view());
  const auto own = texts.find(id.view());
  if (std::string what = text_fault(
          id, events, own != texts.end() ? std::span{own->second} : std::span<const StoredText>{});
      !what.empty()) {
    fault("I10", id, std::move(what));
  }
  if (events.empty() || events.back().version != judged.stored.version) {
    fault("I3", id, "its log does not end at version " + std::to_string(judged.stored.version));
    return;
  }
  if (write_matter_state(system, replay(system, events)) != judged.stored.state) {
    fault("I12", id, "the replayed log differs from its state");
  }
}

}  // namespace liandong::engine
