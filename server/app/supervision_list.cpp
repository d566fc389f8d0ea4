#include "app/supervision_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

namespace liandong::app {
namespace {

using store::Param;
using store::Row;
using Reason = SupervisionReason;

// A type more needs a migration that makes the index anew.
constexpr std::array<SupervisedEvent, 26> events{{
    {"case_transfer.finding_dismissed.v1", Reason::dismissed},
    {"enforcement_assistance.need_dropped.v1", Reason::dismissed},
    {"hazard_notice.hazard_dropped.v1", Reason::dismissed},
    {"information_sharing.discarded.v1", Reason::dismissed},
    {"law_change.law_change_dropped.v1", Reason::dismissed},
    {"case_transfer.withdrawn.v1", Reason::withdrawn},
    {"dispute_coordination.withdrawn.v1", Reason::withdrawn},
    {"enforcement_assistance.withdrawn.v1", Reason::withdrawn},
    {"information_request.withdrawn.v1", Reason::withdrawn},
    {"information_sharing.withdrawn.v1", Reason::withdrawn},
    {"list_revision.proposal_withdrawn.v1", Reason::withdrawn},
    {"complaint_intake.declined.v1", Reason::refused},
    {"criminal_referral.back_declined.v1", Reason::refused},
    {"enforcement_assistance.declined.v1", Reason::refused},
    {"hazard_notice.refused.v1", Reason::refused},
    {"information_request.declined.v1", Reason::refused},
    {"joint_operation.participation_declined.v1", Reason::refused},
    {"case_transfer.objected.v1", Reason::shirked},
    {"complaint_intake.objected.v1", Reason::shirked},
    {"hazard_notice.redirected.v1", Reason::shirked},
    {"case_transfer.later_start_approved.v1", Reason::extended},
    {"case_transfer.supplement_requested.v1", Reason::extended},
    {"complaint_intake.verification_extended.v1", Reason::extended},
    {"dispute_coordination.decision_extended.v1", Reason::extended},
    {"enforcement_assistance.extension_announced.v1", Reason::extended},
    {"information_sharing.extended.v1", Reason::extended},
}};

/// The condition of the indexes, word for word: without it SQLite uses no partial index.
const std::string& is_supervised() {
  static const std::string condition = [] {
    std::string text = "type in (";
    for (const SupervisedEvent& each : events) {
      text += (each.type == events.front().type ? "'" : ", '") + std::string{each.type} + "'";
    }
    return text + ")";
  }();
  return condition;
}

/// "case_transfer.withdrawn.v1" → "withdrawn".
std::string short_type(std::string_view type) {
  const auto first = type.find('.');
  return std::string{type.substr(first + 1, type.rfind('.') - first - 1)};
}

std::string_view system_of(std::string_view type) { return type.substr(0, type.find('.')); }

struct Cursor {
  std::int64_t at = 0;
  std::string first;   // matter or item
  std::string second;  // obligation or unit
};

std::string text_of(const Cursor& cursor) {
  return std::to_string(cursor.at) + "/" + cursor.first + "/" + cursor.second;
}

/// @return nothing if the text is none; the empty text is the place before `first_page`
std::optional<Cursor> parse_cursor(const std::string& text, std::int64_t first_page) {
  if (text.empty()) {
    return Cursor{first_page, {}, {}};
  }
  Cursor cursor;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), cursor.at);
  const auto rest = static_cast<std::size_t>(parsed.ptr - text.data());
  const auto slash = text.find('/', rest + 1);
  if (parsed.ec != std::errc{} || rest >= text.size() || text[rest] != '/' ||
      slash == std::string::npos) {
    return std::nullopt;
  }
  cursor.first = text.substr(rest + 1, slash - rest - 1);
  cursor.second = text.substr(slash + 1);
  return cursor;
}

/// One entry with its place in the order of the list.
struct Placed {
  Cursor place;
  SupervisedEntry entry;
};

SupervisionPage page_of(std::vector<Placed> placed, int limit) {
  SupervisionPage page;
  for (Placed& each : placed) {
    if (page.items.size() == static_cast<std::size_t>(limit)) {
      break;
    }
    each.entry.id = text_of(each.place);
    page.items.push_back(std::move(each.entry));
  }
  if (placed.size() > page.items.size()) {
    page.next_cursor = page.items.back().id;
  }
  return page;
}

/// The unit and the offices that act for it.
std::vector<UnitId> offices_of(const engine::Directory& directory, UnitId unit) {
  std::vector<UnitId> offices{unit};
  for (const auto& [id, entry] : directory.units()) {
    if (id != unit && directory.principal(id) == unit) {
      offices.push_back(id);
    }
  }
  return offices;
}

std::optional<std::string> clause_of(std::span<const engine::System> systems,
                                     std::string_view type) {
  for (const engine::System& system : systems) {
    if (system.name == system_of(type)) {
      const auto clauses = system.clauses_of_event(type);
      return clauses.empty() ? std::nullopt : std::optional{std::string{clauses.front()}};
    }
  }
  return std::nullopt;
}

/// The first seq recorded on the day or later; recorded_at never runs backwards along seq.
std::int64_t first_seq_from(const SupervisionSource& source, LocalDay from) {
  std::int64_t low = 1;
  std::int64_t high = 1;
  source.connection.query("select max(seq) from event where city = $1", {source.city},
                          [&](const Row& row) { high = row.integer(0) + 1; });
  const Instant bound = start_of(from);
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    bool before = false;
    source.connection.query("select recorded_at from event where city = $1 and seq = $2",
                            {source.city, middle},
                            [&](const Row& row) { before = row.instant(0) < bound; });
    (before ? low : high) = before ? middle + 1 : middle;
  }
  return low;
}

constexpr std::string_view event_columns =
    "select e.seq, e.occurred_at, e.unit, m.id, m.system, m.number, m.title, m.stage from event e "
    "join matter m on m.city = e.city and m.id = e.stream_id where e.city = $1 and e.type = $2 and "
    "e.seq < $3 and e.seq >= $4";

void add_acts(const SupervisionSource& source, std::string_view type, Reason reason,
              const std::string& sql, std::span<const Param> params, std::vector<Placed>& placed) {
  source.connection.query(sql, params, [&](const Row& row) {
    SupervisedEntry entry;
    entry.reason = reason;
    entry.unit = source.directory.principal(row.id<UnitId>(2));
    entry.at = row.instant(1);
    entry.system = row.str(4);
    entry.word = short_type(type);
    entry.matter = engine::MatterRef{row.id<MatterId>(3), row.str(5), row.str(6)};
    entry.stage = row.str(7);
    placed.push_back({{row.integer(0), row.str(3), {}}, std::move(entry)});
  });
}

// Each type, and each office of a unit, is a range of an index of its own: the newest of all are
// among the newest of each.
std::vector<Placed> acts(const SupervisionSource& source, const SupervisionFilter& filter,
                         const Cursor& cursor) {
  static const std::string of_all =
      std::string{event_columns} + " and e." + is_supervised() + " order by e.seq desc limit $5";
  static const std::string of_unit = std::string{event_columns} + " and e." + is_supervised() +
                                     " and e.unit = $6 order by e.seq desc limit $5";
  const std::int64_t first = first_seq_from(source, filter.from);
  const std::int64_t most = filter.limit + 1;
  const auto offices =
      filter.unit.empty() ? std::vector<UnitId>{} : offices_of(source.directory, filter.unit);
  std::vector<Placed> placed;
  for (const SupervisedEvent& event : events) {
    const bool wanted = event.reason == filter.reason &&
                        (filter.system.empty() || system_of(event.type) == filter.system);
    if (!wanted) {
      continue;
    }
    std::vector<Param> params{source.city, event.type, cursor.at, first, most};
    if (filter.unit.empty()) {
      add_acts(source, event.type, event.reason, of_all, params, placed);
    }
    for (const UnitId& office : offices) {
      std::vector<Param> of_office = params;
      of_office.emplace_back(office);
      add_acts(source, event.type, event.reason, of_unit, of_office, placed);
    }
  }
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.place.at > b.place.at; });
  for (Placed& each : placed) {
    each.entry.clause =
        clause_of(source.systems, each.entry.system + "." + each.entry.word + ".v1");
  }
  return placed;
}

// What is owed: `overdue` by its bound, `unanswered` by when it was asked.
std::vector<Placed> duties(const SupervisionSource& source, const SupervisionFilter& filter,
                           const Cursor& cursor) {
  constexpr std::string_view columns =
      "o.matter, o.key, o.duty, o.clause, o.debtor, m.system, m.number, m.title, m.stage from "
      "obligation o join matter m on m.city = o.city and m.id = o.matter where o.city = $1 and "
      "o.outcome = 'open' and ($2 = '' or o.debtor = $2) and ($3 = '' or o.system = $3) and ";
  static const std::string overdue =
      "select o.due_before, " + std::string{columns} +
      "o.due_before <= $4 and (o.due_before, o.matter, o.key) > ($5, $6, $7) "
      "order by o.due_before, o.matter, o.key limit $8";
  static const std::string unanswered = "select o.arises_at, " + std::string{columns} +
                                        "o.duty = 'answer_supervision' and o.arises_at <= $4 and "
                                        "(o.arises_at, o.matter, o.key) > ($5, $6, $7) "
                                        "order by o.arises_at, o.matter, o.key limit $8";
  std::vector<Placed> placed;
  source.connection.query(
      filter.reason == Reason::overdue ? overdue : unanswered,
      {source.city, filter.unit, filter.system, source.now, cursor.at, cursor.first, cursor.second,
       filter.limit + 1},
      [&](const Row& row) {
        SupervisedEntry entry;
        entry.reason = filter.reason;
        entry.unit = row.id<UnitId>(5);
        entry.at = row.instant(0);
        entry.system = row.str(6);
        entry.word = row.str(3);
        entry.clause = row.str(4);
        entry.matter = engine::MatterRef{row.id<MatterId>(1), row.str(7), row.str(8)};
        entry.stage = row.str(9);
        placed.push_back({{row.integer(0), row.str(1), row.str(2)}, std::move(entry)});
      });
  return placed;
}

// The notice that S got when a matter was sent elsewhere or objected to for the second time.
std::vector<Placed> bounces(const SupervisionSource& source, const SupervisionFilter& filter,
                            const Cursor& cursor) {
  std::vector<Placed> placed;
  source.connection.query(
      "select n.id, n.created_at, m.custodian, m.id, m.system, m.number, m.title, m.stage from "
      "notice n join matter m on m.city = n.city and m.id = n.matter where n.city = $1 and "
      "n.kind = 'bounced_twice' and n.id < $2 and n.created_at >= $3 and "
      "($4 = '' or m.custodian = $4) and ($5 = '' or m.system = $5) order by n.id desc limit $6",
      {source.city, cursor.at, start_of(filter.from), filter.unit, filter.system, filter.limit + 1},
      [&](const Row& row) {
        SupervisedEntry entry;
        entry.reason = Reason::bounced;
        entry.unit = row.id<UnitId>(2);
        entry.at = row.instant(1);
        entry.system = row.str(4);
        entry.word = "bounced_twice";
        entry.matter = engine::MatterRef{row.id<MatterId>(3), row.str(5), row.str(6)};
        entry.stage = row.str(7);
        placed.push_back({{row.integer(0), row.str(3), {}}, std::move(entry)});
      });
  return placed;
}

/// The system that items belong to on the list.
constexpr std::string_view items_of = "jurisdiction";

std::vector<Placed> items(const SupervisionSource& source, const SupervisionFilter& filter,
                          const Cursor& cursor) {
  std::vector<Placed> placed;
  if (!filter.system.empty() && filter.system != items_of) {
    return placed;
  }
  source.connection.query(
      "select flagged_at, item, unit, item_name, held_since, last_used_on from unused_item where "
      "city = $1 and ($2 = '' or unit = $2) and (flagged_at, item, unit) < ($3, $4, $5) "
      "order by flagged_at desc, item desc, unit desc limit $6",
      {source.city, filter.unit, cursor.at, cursor.first, cursor.second, filter.limit + 1},
      [&](const Row& row) {
        SupervisedEntry entry;
        entry.reason = Reason::unused;
        entry.unit = row.id<UnitId>(2);
        entry.at = row.instant(0);
        entry.system = items_of;
        entry.clause = "2-b";
        entry.item = row.id<ItemCode>(1);
        entry.item_name = row.str(3);
        entry.held_since = parse_iso_date(row.text(4));
        entry.last_used_on = parse_iso_date(row.text(5));
        placed.push_back({{row.integer(0), row.str(1), row.str(2)}, std::move(entry)});
      });
  return placed;
}

using Key = std::tuple<Reason, UnitId, std::string>;
using Tally = std::map<Key, std::int64_t>;

void count_acts(const SupervisionSource& source, LocalDay from, Tally& tally) {
  static const std::string sql =
      "select unit, count(*) from event where city = $1 and type = $2 and " + is_supervised() +
      " and seq >= $3 group by unit";
  const std::int64_t first = first_seq_from(source, from);
  for (const SupervisedEvent& event : events) {
    source.connection.query(sql, {source.city, event.type, first}, [&](const Row& row) {
      tally[{event.reason, source.directory.principal(row.id<UnitId>(0)),
             std::string{system_of(event.type)}}] += row.integer(1);
    });
  }
}

void count_present(const SupervisionSource& source, LocalDay from, Tally& tally) {
  const auto add = [&](Reason reason) {
    return [&tally, reason](const Row& row) {
      tally[{reason, row.id<UnitId>(0), row.str(1)}] += row.integer(2);
    };
  };
  source.connection.query(
      "select debtor, system, count(*) from obligation where city = $1 and outcome = 'open' and "
      "due_before <= $2 group by debtor, system",
      {source.city, source.now}, add(Reason::overdue));
  source.connection.query(
      "select debtor, system, count(*) from obligation where city = $1 and outcome = 'open' and "
      "duty = 'answer_supervision' and arises_at <= $2 group by debtor, system",
      {source.city, source.now}, add(Reason::unanswered));
  source.connection.query(
      "select m.custodian, m.system, count(*) from notice n join matter m on m.city = n.city and "
      "m.id = n.matter where n.city = $1 and n.kind = 'bounced_twice' and n.created_at >= $2 "
      "group by m.custodian, m.system",
      {source.city, start_of(from)}, add(Reason::bounced));
  source.connection.query(
      "select unit, $2, count(*) from unused_item where city = $1 group by unit",
      {source.city, items_of}, add(Reason::unused));
}

}  // namespace

std::span<const SupervisedEvent> supervised_events() { return events; }

std::optional<SupervisionPage> list_supervised(const SupervisionSource& source,
                                               const SupervisionFilter& filter) {
  constexpr std::int64_t newest = std::int64_t{1} << 62;
  const bool oldest_first = filter.reason == Reason::overdue || filter.reason == Reason::unanswered;
  const auto cursor = parse_cursor(filter.cursor, oldest_first ? -newest : newest);
  if (!cursor) {
    return std::nullopt;
  }
  switch (filter.reason) {
    case Reason::overdue:
    case Reason::unanswered:
      return page_of(duties(source, filter, *cursor), filter.limit);
    case Reason::dismissed:
    case Reason::withdrawn:
    case Reason::refused:
    case Reason::shirked:
    case Reason::extended:
      return page_of(acts(source, filter, *cursor), filter.limit);
    case Reason::bounced:
      return page_of(bounces(source, filter, *cursor), filter.limit);
    case Reason::unused:
      return page_of(items(source, filter, *cursor), filter.limit);
  }
  return std::nullopt;
}

SupervisionCounts count_supervised(const SupervisionSource& source, LocalDay from) {
  Tally tally;
  count_present(source, from, tally);
  count_acts(source, from, tally);
  SupervisionCounts counts{from, {}};
  for (const auto& [key, count] : tally) {
    const auto& [reason, unit, system] = key;
    counts.counts.push_back({reason, unit, system, count});
  }
  return counts;
}

}  // namespace liandong::app
