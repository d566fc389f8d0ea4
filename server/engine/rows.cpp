#include "engine/rows.hpp"

#include "engine/escalation.hpp"
#include "engine/held_clocks.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace liandong::engine {
namespace {

template <class E>
E word(const store::Row& row, int column) {
  const auto value = json::parse_enum<E>(row.text(column));
  if (!value) {
    throw store::StoreBroken("unknown word in the store: " + row.str(column));
  }
  return *value;
}

std::optional<Instant> near_of(const Obligation& o, const WorkCalendar& calendar) {
  const auto bound = bound_of(o);
  return bound ? std::optional{near_from(o, *bound, calendar)} : std::nullopt;
}

constexpr std::string_view obligation_columns =
    "key, duty, clause, basis, debtor, creditor, arises_at, period, due_before, target_before, "
    "strict_due_before, provisional, hour_clock, outcome, ended_at, calendar_version, rung, "
    "near_at, next_rung_at";

StoredObligation obligation_from(const store::Row& row) {
  StoredObligation stored;
  Obligation& o = stored.obligation;
  o.key = row.str(0);
  o.duty = row.str(1);
  o.clause = row.str(2);
  o.basis = word<Basis>(row, 3);
  o.debtor = row.id<UnitId>(4);
  o.creditor = row.id<UnitId>(5);
  o.arises_at = row.instant(6);
  o.period = parse_period(row.text(7)).value_or(prompt());
  o.due_before = row.instant_opt(8);
  o.target_before = row.instant_opt(9);
  o.strict_due_before = row.instant_opt(10);
  o.provisional = row.boolean(11);
  o.hour_clock = row.boolean(12);
  stored.outcome = word<ObligationOutcome>(row, 13);
  const auto ended = row.instant_opt(14);
  if (stored.outcome == ObligationOutcome::excused) {
    o.excused_at = ended;
  } else if (stored.outcome == ObligationOutcome::superseded) {
    o.superseded_at = ended;
  } else {
    o.discharged_at = ended;
  }
  stored.calendar_version = static_cast<std::uint32_t>(row.integer(15));
  stored.rung = static_cast<int>(row.integer(16));
  stored.near_at = row.instant_opt(17);
  stored.next_rung_at = row.instant_opt(18);
  return stored;
}

void insert_obligation(store::Connection& writer, CityCode city, MatterId matter,
                       std::string_view system, const StoredObligation& row) {
  const Obligation& o = row.obligation;
  writer.execute(
      "insert into obligation(city, matter, key, system, duty, clause, basis, debtor, creditor, "
      "arises_at, period, due_before, target_before, strict_due_before, near_at, provisional, "
      "hour_clock, outcome, ended_at, calendar_version, rung, next_rung_at) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
      "$19, $20, $21, $22)",
      {city,
       matter,
       o.key,
       system,
       o.duty,
       o.clause,
       json::enum_name(o.basis),
       o.debtor,
       o.creditor,
       o.arises_at,
       to_string(o.period),
       o.due_before,
       o.target_before,
       o.strict_due_before,
       row.near_at,
       o.provisional,
       o.hour_clock,
       json::enum_name(row.outcome),
       ended_at(o),
       row.calendar_version,
       row.rung,
       row.next_rung_at});
}

void update_obligation(store::Connection& writer, CityCode city, MatterId matter,
                       const StoredObligation& row) {
  const Obligation& o = row.obligation;
  writer.execute(
      "update obligation set duty = $4, clause = $5, basis = $6, debtor = $7, creditor = $8, "
      "arises_at = $9, period = $10, due_before = $11, target_before = $12, "
      "strict_due_before = $13, near_at = $14, provisional = $15, hour_clock = $16, outcome = $17, "
      "ended_at = $18, calendar_version = $19, next_rung_at = $20 "
      "where city = $1 and matter = $2 and key = $3",
      {city,
       matter,
       o.key,
       o.duty,
       o.clause,
       json::enum_name(o.basis),
       o.debtor,
       o.creditor,
       o.arises_at,
       to_string(o.period),
       o.due_before,
       o.target_before,
       o.strict_due_before,
       row.near_at,
       o.provisional,
       o.hour_clock,
       json::enum_name(row.outcome),
       ended_at(o),
       row.calendar_version,
       row.next_rung_at});
}

/// What a unit owes in one matter, as its inbox shows it.
struct Owed {
  const Obligation* shown = nullptr;     // the earliest legal bound, else the earliest target
  std::optional<Instant> target_before;  // the earliest target of all
  std::int64_t sort_at = 0;              // the earliest bound of all
};

/// A legal bound is never hidden behind a target that passes before it, or a breach of the notice
/// would be missing among the overdue.
Owed owed_by(const std::vector<Obligation>& obligations, UnitId debtor) {
  const auto rank = [](const Obligation& o) {
    return bound_of(o).value_or(o.arises_at + 365 * seconds_per_day).seconds;
  };
  Owed owed;
  for (const Obligation& o : obligations) {
    if (o.debtor != debtor || outcome_of(o) != ObligationOutcome::open) {
      continue;
    }
    const bool first = owed.shown == nullptr;
    owed.sort_at = first ? rank(o) : std::min(owed.sort_at, rank(o));
    if (o.target_before && (!owed.target_before || *o.target_before < *owed.target_before)) {
      owed.target_before = o.target_before;
    }
    const bool legal = o.due_before.has_value();
    const bool shown_legal = !first && owed.shown->due_before.has_value();
    if (first || (legal != shown_legal ? legal : rank(o) < rank(*owed.shown))) {
      owed.shown = &o;
    }
  }
  return owed;
}

}  // namespace

std::optional<StoredMatter> load_matter(store::Connection& connection, CityCode city, MatterId id) {
  std::optional<StoredMatter> matter;
  connection.query(
      "select id, system, title, version, opened_at, state, updated_at from matter where city = $1 "
      "and id = $2",
      {city, id}, [&](const store::Row& row) {
        matter = StoredMatter{row.id<MatterId>(0), row.str(1), row.str(2),    row.integer(3),
                              row.instant(4),      row.str(5), row.instant(6)};
      });
  return matter;
}

MatterState read_matter_state(const System& system, std::string_view text) {
  const auto value = json::parse_stored(text);
  const auto* object = value.if_object();
  if (object == nullptr || !object->contains("common") || !object->contains("own")) {
    throw json::CorruptJson("matter state");
  }
  MatterState state;
  json::Reader reader;
  reader.read(object->at("common"), state.common);
  json::throw_if_corrupt(reader);
  state.own = system.read_state(object->at("own"));
  return state;
}

std::string write_matter_state(const System& system, const MatterState& state) {
  std::string text = R"({"common":)";
  json::Writer writer{text};
  writer.write(state.common);
  text += R"(,"own":)";
  system.write_state(writer, state.own.get());
  text += '}';
  return text;
}

std::vector<Obligation> obligations_of(const System& system, const MatterState& state,
                                       const World& world) {
  auto rows = system.obligations(state.own.get(), world.targets, world.calendar);
  for (Obligation& row : common_obligations(state.common, world.targets, world.calendar)) {
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<Instant> ended_at(const Obligation& o) {
  if (o.discharged_at) {
    return o.discharged_at;
  }
  return o.excused_at ? o.excused_at : o.superseded_at;
}

StoredObligation row_of(const Obligation& o, std::uint32_t calendar_version, int rung,
                        const WorkCalendar& calendar) {
  return {o,    outcome_of(o),        calendar_version,
          rung, near_of(o, calendar), rung_time(o, rung, calendar)};
}

StoredObligations load_obligations(store::Connection& connection, CityCode city, MatterId matter) {
  static const std::string sql =
      "select " + std::string{obligation_columns} +
      " from obligation where city = $1 and matter = $2 order by arises_at, key";
  StoredObligations result;
  connection.query(sql, {city, matter}, [&](const store::Row& row) {
    StoredObligation stored = obligation_from(row);
    result.emplace(stored.obligation.key, std::move(stored));
  });
  return result;
}

void load_obligations(store::Connection& connection, CityCode city, MatterId first, MatterId last,
                      const std::function<void(std::string_view matter, StoredObligation)>& found) {
  static const std::string sql = "select " + std::string{obligation_columns} +
                                 ", matter from obligation where city = $1 and matter >= $2 and "
                                 "matter <= $3";
  constexpr int matter_column = 19;
  connection.query(sql, {city, first, last}, [&](const store::Row& row) {
    found(row.text(matter_column), obligation_from(row));
  });
}

std::vector<ObligationChange> store_obligations(store::Connection& writer, CityCode city,
                                                MatterId matter, std::string_view system,
                                                const std::vector<Obligation>& wanted,
                                                std::map<std::string, StoredObligation>& stored,
                                                const std::vector<HeldClock>& held,
                                                const WorkCalendar& calendar) {
  std::vector<ObligationChange> changes;
  for (const Obligation& o : wanted) {
    const HeldClock* kept = held_clock(held, o.key);
    const std::uint32_t version = kept != nullptr ? kept->calendar_version : calendar.version();
    const bool open = outcome_of(o) == ObligationOutcome::open;
    const auto it = stored.find(o.key);
    if (it == stored.end()) {
      StoredObligation row = row_of(o, version, 0, calendar);
      insert_obligation(writer, city, matter, system, row);
      stored.emplace(o.key, std::move(row));
      changes.push_back({ObligationChange::Kind::opened, o, std::nullopt});
      if (!open) {
        changes.push_back({ObligationChange::Kind::ended, o, std::nullopt});
      }
      continue;
    }
    StoredObligation& old = it->second;
    // An outcome is frozen with the calendar it was judged by, unless a correction reopened it.
    if (old.outcome != ObligationOutcome::open && !open &&
        ended_at(old.obligation) == ended_at(o)) {
      continue;
    }
    // With the same bound another calendar may have other working days before it.
    if (old.obligation == o && (!open || old.calendar_version == version)) {
      continue;
    }
    StoredObligation row = row_of(o, version, old.rung, calendar);
    update_obligation(writer, city, matter, row);
    if (bound_of(old.obligation) != bound_of(o)) {
      changes.push_back({ObligationChange::Kind::moved, o, bound_of(old.obligation)});
    }
    if (old.outcome == ObligationOutcome::open && !open) {
      changes.push_back({ObligationChange::Kind::ended, o, std::nullopt});
    }
    old = std::move(row);
  }
  return changes;
}

void store_matter(store::Connection& writer, CityCode city, const MatterColumns& c,
                  const CommonState& common, const Summary* before) {
  const Summary& s = c.summary;
  const auto closed = s.closed ? std::optional{c.updated_at} : std::nullopt;
  const PersonId handler = handler_of(common, s.custodian);
  if (before == nullptr) {
    writer.execute(
        "insert into matter(city, id, system, number, title, stage, version, urgent, in_progress, "
        "sender, receiver, custodian, handler, opened_at, updated_at, closed_at, waits_on, "
        "state_version, state) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
        "$15, $16, $17, 1, $18)",
        {city, c.id, c.system->name, s.number, c.title, s.stage, c.version, s.urgent, s.in_progress,
         s.sender, s.receiver, s.custodian, handler, c.opened_at, c.updated_at, closed, s.waits_on,
         c.state});
    return;
  }
  writer.execute(
      "update matter set title = $3, stage = $4, version = $5, urgent = $6, in_progress = $7, "
      "sender = $8, receiver = $9, custodian = $10, handler = $11, updated_at = $12, state = $13 "
      "where city = $1 and id = $2",
      {city, c.id, c.title, s.stage, c.version, s.urgent, s.in_progress, s.sender, s.receiver,
       s.custodian, handler, c.updated_at, c.state});
  // These change rarely, and each has an index.
  if (before->closed != s.closed || before->waits_on != s.waits_on) {
    writer.execute(
        "update matter set closed_at = case when cast($3 as bigint) is null then null else "
        "coalesce(closed_at, $3) end, waits_on = $4 where city = $1 and id = $2",
        {city, c.id, closed, s.waits_on});
  }
  if (before->number != s.number) {
    writer.execute("update matter set number = $3 where city = $1 and id = $2",
                   {city, c.id, s.number});
  }
}

void store_case(store::Connection& writer, CityCode city, MatterId matter, std::string_view system,
                const CaseFacts& facts) {
  if (facts.item.empty()) {
    return;
  }
  writer.execute(
      "insert into matter_case(city, matter, system, item, place, unit, filed_at, decided_at) "
      "values($1, $2, $3, $4, $5, $6, $7, $8) on conflict(city, matter) do update set "
      "item = excluded.item, place = excluded.place, unit = excluded.unit, "
      "filed_at = excluded.filed_at, decided_at = excluded.decided_at",
      {city, matter, system, facts.item, facts.place, facts.unit, facts.filed_at,
       facts.decided_at});
}

namespace {

UnitRow unit_row_from(const store::Row& row) {
  return {{row.str(1), row.integer(2), row.instant_opt(3)},
          static_cast<int>(row.integer(4)),
          row.boolean(5),
          row.instant_opt(6),
          row.instant_opt(7),
          row.instant_opt(8),
          row.str(9),
          row.id<PersonId>(10)};
}

// With `handler`, which no index holds, or SQLite walks through all matters of the city.
constexpr std::string_view unit_columns =
    "unit, bucket, sort_at, due_before, relations, receives, near_at, target_before, "
    "elapsed_since, obligation, handler";

}  // namespace

std::map<UnitId, UnitRow> load_units(store::Connection& connection, CityCode city,
                                     MatterId matter) {
  static const std::string sql =
      "select " + std::string{unit_columns} + " from matter_unit where city = $1 and matter = $2";
  std::map<UnitId, UnitRow> rows;
  connection.query(sql, {city, matter}, [&](const store::Row& row) {
    rows.emplace(row.id<UnitId>(0), unit_row_from(row));
  });
  return rows;
}

void load_units(store::Connection& connection, CityCode city, MatterId first, MatterId last,
                const std::function<void(std::string_view matter, UnitId unit, UnitRow)>& found) {
  static const std::string sql = "select " + std::string{unit_columns} +
                                 ", matter from matter_unit where city = $1 and matter >= $2 and "
                                 "matter <= $3";
  constexpr int matter_column = 11;
  connection.query(sql, {city, first, last}, [&](const store::Row& row) {
    found(row.text(matter_column), row.id<UnitId>(0), unit_row_from(row));
  });
}

namespace {

UnitRow unit_row(UnitId unit, const MatterColumns& c, const MatterState& state,
                 const std::vector<Obligation>& obligations, const WorkCalendar& calendar) {
  const Owed owes = owed_by(obligations, unit);
  const Obligation* owed = owes.shown;
  UnitRow row;
  row.place.bucket = owed != nullptr ? "to_do" : c.summary.closed ? "done" : "following";
  if (owed == nullptr && c.summary.closed) {
    row.place.sort_at = std::numeric_limits<std::int32_t>::max() - c.updated_at.seconds;
  }
  if (owed != nullptr) {
    row.place.sort_at = owes.sort_at;
    row.place.due_before = owed->due_before;
    row.near_at = near_of(*owed, calendar);
    row.elapsed_since = owed->arises_at;
    row.obligation = owed->key;
  }
  row.target_before = owes.target_before;
  row.receives = std::any_of(obligations.begin(), obligations.end(), [&](const Obligation& o) {
    return o.debtor == unit && o.duty == "receive" && outcome_of(o) == ObligationOutcome::open;
  });
  row.relations = static_cast<int>(c.system->relations(state.own.get(), unit));
  row.handler = handler_of(state.common, unit);
  return row;
}

}  // namespace

std::map<UnitId, UnitRow> unit_rows(const MatterColumns& columns, const MatterState& state,
                                    const std::vector<Obligation>& obligations,
                                    const WorkCalendar& calendar,
                                    const std::map<UnitId, UnitRow>& there) {
  std::set<UnitId> units;
  for (const UnitId unit : columns.system->units(state.own.get())) {
    units.insert(unit);
  }
  for (const Obligation& o : obligations) {
    units.insert(o.debtor);
    units.insert(o.creditor);
  }
  units.erase(UnitId{});
  for (const auto& [unit, row] : there) {
    units.insert(unit);
  }
  std::map<UnitId, UnitRow> rows;
  for (const UnitId unit : units) {
    rows.emplace_hint(rows.end(), unit, unit_row(unit, columns, state, obligations, calendar));
  }
  return rows;
}

void store_units(store::Connection& writer, CityCode city, const MatterColumns& c,
                 const MatterState& state, const std::vector<Obligation>& obligations,
                 const World& world, std::map<UnitId, UnitRow>& rows) {
  for (const auto& [unit, now] : unit_rows(c, state, obligations, world.calendar, rows)) {
    const auto found = rows.find(unit);
    if (found == rows.end()) {
      writer.execute(
          "insert into matter_unit(city, unit, matter, relations, bucket, receives, sort_at, "
          "near_at, due_before, target_before, elapsed_since, obligation, handler, system, "
          "updated_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
          {city, unit, c.id, now.relations, now.place.bucket, now.receives, now.place.sort_at,
           now.near_at, now.place.due_before, now.target_before, now.elapsed_since, now.obligation,
           now.handler, c.system->name, c.updated_at});
      rows.emplace(unit, now);
      continue;
    }
    if (found->second == now) {
      continue;
    }
    // A column that is named is written in its indexes, changed or not: so name what changed.
    if (found->second.relations != now.relations) {
      writer.execute(
          "update matter_unit set relations = $4 where city = $1 and unit = $2 and matter = $3",
          {city, unit, c.id, now.relations});
    }
    if (found->second.place == now.place) {
      writer.execute(
          "update matter_unit set receives = $4, near_at = $5, target_before = $6, "
          "elapsed_since = $7, obligation = $8, handler = $9, updated_at = $10 "
          "where city = $1 and unit = $2 and matter = $3",
          {city, unit, c.id, now.receives, now.near_at, now.target_before, now.elapsed_since,
           now.obligation, now.handler, c.updated_at});
    } else {
      writer.execute(
          "update matter_unit set receives = $4, near_at = $5, target_before = $6, "
          "elapsed_since = $7, obligation = $8, handler = $9, updated_at = $10, bucket = $11, "
          "sort_at = $12, due_before = $13 where city = $1 and unit = $2 and matter = $3",
          {city, unit, c.id, now.receives, now.near_at, now.target_before, now.elapsed_since,
           now.obligation, now.handler, c.updated_at, now.place.bucket, now.place.sort_at,
           now.place.due_before});
    }
    found->second = now;
  }
}

}  // namespace liandong::engine
