// The invariants that whole tables show, and no single matter.
#include "engine/common.hpp"
#include "engine/event_log.hpp"
#include "engine/invariant_check.hpp"
#include "engine/replay.hpp"

#include <set>
#include <utility>

namespace liandong::engine {
namespace {

using store::Row;

struct TableRule {
  std::string_view invariant;
  std::string_view sql;  // a row per fault: the matter, or ''
  std::string_view fault;
  bool of_log = false;  // whoever verifies the log finds it there
};

// What no single matter shows. The city is $1.
constexpr std::array<TableRule, 14> table_rules{{
    {"I10",
     "select '' from (select max(seq) as last, count(*) as n from event where city = $1) as log "
     "where last <> n",
     "the log has a gap", true},
    {"I10",
     "select '' from (select max(id) as last, count(*) as n from notice where city = $1) as told "
     "where last <> n",
     "the notices have a gap"},
    {"I10",
     "select '' from number_counter c where c.city = $1 and c.last_serial <> (select count(*) from "
     "document d where d.city = c.city and d.unit = c.unit and d.kind = c.document_type and "
     "d.number like '%〔' || c.year || '〕%')",
     "a number was used up without a document"},
    {"I10", "select stream_id from event where city = $1 and recorded_at < occurred_at",
     "an event of the future", true},
    {"I10",
     "select e.stream_id from event e join event l on l.city = e.city and l.seq = e.seq - 1 "
     "where e.city = $1 and l.recorded_at > e.recorded_at",
     "recorded_at runs backwards", true},
    {"I5",
     "select u.matter from matter_unit u left join matter m on m.city = u.city and "
     "m.id = u.matter where u.city = $1 and (m.id is null or m.system <> u.system)",
     "an inbox row of no matter, or of one of another system"},
    {"I5",
     "select o.matter from obligation o left join matter m on m.city = o.city and "
     "m.id = o.matter where o.city = $1 and (m.id is null or m.system <> o.system)",
     "an obligation of no matter, or of one of another system"},
    {"I5",
     "select c.matter from matter_case c left join matter m on m.city = c.city and "
     "m.id = c.matter where c.city = $1 and (m.id is null or m.system <> c.system)",
     "a case of no matter, or of one of another system"},
    {"I5",
     "select n.matter from note n left join matter m on m.city = n.city and m.id = n.matter "
     "where n.city = $1 and m.id is null",
     "a note of no matter"},
    {"I5",
     "select l.matter from matter_link l left join matter m on m.city = l.city and "
     "m.id = l.matter where l.city = $1 and m.id is null",
     "a link of no matter"},
    {"I5",
     "select d.matter from document d left join matter m on m.city = d.city and "
     "m.id = d.matter where d.city = $1 and m.id is null",
     "a document of no matter"},
    {"I5",
     "select o.matter from obligation o left join (select matter, obligation, "
     "count(distinct json_extract(params, '$.rung')) as rungs from notice where city = $1 and "
     "kind = 'escalation' group by matter, obligation) fired on fired.matter = o.matter and "
     "fired.obligation = o.key where o.city = $1 and o.rung <> coalesce(fired.rungs, 0)",
     "an obligation does not stand at the rung that fired last"},
    {"I5",
     "select matter from obligation where city = $1 and outcome <> 'open' and (ended_at is null "
     "or next_rung_at is not null)",
     "an ended obligation still escalates"},
    {"I5",
     "select matter from notice where city = $1 and kind = 'escalation' group by matter, "
     "obligation, unit, roles, person, json_extract(params, '$.rung') having count(*) > 1",
     "a rung of the escalation fired twice"},
}};

}  // namespace

constexpr std::size_t rules_in_code = 5;
const std::size_t InvariantCheck::rules = table_rules.size() + rules_in_code;

bool InvariantCheck::check_rule(store::Connection& reader, const World& world) {
  if (next_rule_ == rules) {
    return false;
  }
  check_rule(reader, world, next_rule_++);
  return true;
}

void InvariantCheck::check_rule(store::Connection& reader, const World& world, std::size_t rule) {
  LIANDONG_CHECK(rule < rules);
  if (rule < table_rules.size()) {
    run_table_rule(reader, rule);
    return;
  }
  switch (rule - table_rules.size()) {
    case 0:
      judge_signatures(reader, world);
      break;
    case 1:
      judge_earlier_moves(reader);
      break;
    case 2:
      judge_readings(reader);
      break;
    case 3:
      judge_row_tables(reader);
      break;
    default:
      if (!log_verified_) {
        judge_unlisted_streams(reader);
      }
  }
}

void InvariantCheck::run_table_rule(store::Connection& reader, std::size_t rule) {
  const TableRule& each = table_rules.at(rule);
  if (each.of_log && log_verified_) {
    return;
  }
  reader.query(each.sql, {city_}, [&](const Row& row) {
    const auto matter = MatterId::parse(row.text(0));
    fault(each.invariant, matter.value_or(MatterId{}), std::string{each.fault});
  });
}

// I6: documents bear the name of a unit that may sign.
void InvariantCheck::judge_signatures(store::Connection& reader, const World& world) {
  std::map<UnitId, bool> may_sign;
  reader.query("select unit, matter, number from document where city = $1", {city_},
               [&](const Row& row) {
                 ++checked_["I6"];
                 const UnitId unit = row.id<UnitId>(0);
                 const auto [known, fresh] = may_sign.try_emplace(unit, false);
                 if (fresh) {
                   known->second = world.directory.principal(unit) == unit;
                 }
                 if (!known->second) {
                   fault("I6", row.id<MatterId>(1), unit.str() + " signs " + row.str(2));
                 }
               });
}

// In the words of the index `event_judged`, or SQLite reads the whole log for them.
std::string InvariantCheck::of_judged_types() const {
  // tidy-allow 5: types of events are constants of the program.
  std::string list = " and type in ('" + std::string{ClockMoved::type} + "'";
  for (const std::string_view type : knowledge_.reading_events) {
    list += ", '" + std::string{type} + "'";
  }
  return list + ")";
}

// I8: who loses time by a new calendar was told.
void InvariantCheck::judge_earlier_moves(store::Connection& reader) {
  std::set<std::pair<std::string, std::string>> told;
  reader.query("select matter, obligation from notice where city = $1 and kind = 'clock_moved'",
               {city_}, [&](const Row& row) { told.emplace(row.str(0), row.str(1)); });
  reader.query("select stream_id, payload from event where city = $1 and type = $2" +
                   of_judged_types() + " order by seq",
               {city_, ClockMoved::type}, [&](const Row& row) {
                 ClockMoved moved;
                 try {
                   moved = json::from_storage<ClockMoved>(row.text(1));
                 } catch (const json::CorruptJson& corrupt) {
                   fault("I12", MatterId::parse(row.text(0)).value_or(MatterId{}), corrupt.what());
                   return;
                 }
                 const bool earlier = moved.new_due_before && moved.old_due_before &&
                                      *moved.new_due_before < *moved.old_due_before;
                 checked_["I8"] += earlier ? 1 : 0;
                 if (earlier && !told.contains({row.str(0), moved.obligation})) {
                   fault("I8", row.id<MatterId>(0),
                         "the due time of " + moved.obligation + " moved earlier silently");
                 }
               });
}

// I9: as many rows in the audit list as readings in the log of a matter.
void InvariantCheck::judge_readings(store::Connection& reader) {
  std::map<std::string, std::int64_t> missing;
  for (const std::string_view type : knowledge_.reading_events) {
    reader.query("select stream_id from event where city = $1 and type = $2" + of_judged_types(),
                 {city_, type}, [&](const Row& row) {
                   ++missing[row.str(0)];
                   ++checked_["I9"];
                 });
  }
  reader.query(
      "select subject, count(*) from audit where city = $1 and kind = 'revealed' group by subject",
      {city_}, [&](const Row& row) { missing[row.str(0)] -= row.integer(1); });
  for (const auto& [matter, count] : missing) {
    if (count > 0) {
      fault("I9", MatterId::parse(matter).value_or(MatterId{}),
            std::to_string(count) + " readings of protected fields are in no audit list");
    }
  }
}

// I5: rows that systems make of their own belong to a matter of theirs.
void InvariantCheck::judge_row_tables(store::Connection& reader) {
  for (const System& system : systems_) {
    for (const std::string_view table : system.row_tables) {
      // tidy-allow 5: names of tables are constants of the program.
      const std::string sql = "select r.matter from " + std::string{table} +
                              " r left join matter m on m.city = r.city and m.id = r.matter "
                              "where r.city = $1 and (m.id is null or m.system <> $2)";
      reader.query(sql, {city_, system.name}, [&](const Row& row) {
        fault("I5", MatterId::parse(row.text(0)).value_or(MatterId{}),
              "a row of " + std::string{table} + " of no matter of its system");
      });
    }
  }
}

// I3, I10: what a system opened has a row; streams of no matter hang together.
void InvariantCheck::judge_unlisted_streams(store::Connection& reader) {
  std::vector<std::pair<std::string, std::string>> streams;
  reader.query(
      "select e.stream_id, e.system from event e left join matter m on m.city = e.city and "
      "m.id = e.stream_id where e.city = $1 and e.version = 1 and m.id is null order by e.seq",
      {city_}, [&](const Row& row) { streams.emplace_back(row.str(0), row.str(1)); });
  for (const auto& [stream, system] : streams) {
    if (system_named(systems_, system) != nullptr) {
      fault("I3", MatterId::parse(stream).value_or(MatterId{}), "its row is missing");
      continue;
    }
    const auto events = read_stream(reader, city_, stream);
    checked_["I10"] += static_cast<std::int64_t>(events.size());
    if (const std::string what = chain_fault(events); !what.empty()) {
      fault("I10", {}, what);
    }
  }
}

}  // namespace liandong::engine
