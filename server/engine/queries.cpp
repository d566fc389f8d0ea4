#include "engine/queries.hpp"

#include "engine/access.hpp"
#include "engine/resolve.hpp"
#include "engine/rows.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace liandong::engine {
namespace {

using store::Param;
using store::Row;

/// A select being put together from fixed fragments; values only ever travel as parameters.
struct Select {
  std::string from_where;
  std::string joins;  // what of it only shows, and does not choose, unless a condition asks it
  std::vector<Param> params;

  int add(Param value) {
    params.push_back(value);
    return static_cast<int>(params.size());
  }
  void also(std::string_view before, Param value, std::string_view after = "") {
    from_where += " and ";
    from_where += before;
    from_where += "$" + std::to_string(add(value));
    from_where += after;
  }
  void also(std::string_view condition) {
    from_where += " and ";
    from_where += condition;
  }
};

struct Cursor {
  std::int64_t at = 0;
  std::string matter;
};

std::optional<Cursor> parse_cursor(std::string_view text) {
  Cursor cursor;
  const auto dot = text.find('.');
  const auto parsed =
      std::from_chars(text.data(), text.data() + std::min(dot, text.size()), cursor.at);
  if (dot == std::string_view::npos || parsed.ec != std::errc{} ||
      parsed.ptr != text.data() + dot || !MatterId::parse(text.substr(dot + 1))) {
    return std::nullopt;
  }
  cursor.matter = text.substr(dot + 1);
  return cursor;
}

std::string like_pattern(std::string_view words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') {
      pattern += '\\';
    }
    pattern += c;
  }
  return pattern + "%";
}

constexpr std::int64_t notices_looked_at = 5'000;  // of a unit, the newest

/// Of the inbox row `u` of the reader's unit and the matter `m`.
struct ViewOrder {
  std::string key;  // column sorted by before the matter; "" = by the matter alone
  bool descending = false;
  bool red_first = false;  // what is legally overdue stands before every internal target
  bool merged = false;     // what the unit sent and what it did not are one list
};

/// What an index gives in the order of a list, so that no page sorts all rows of the unit: red
/// matters before the others, or what was sent among the rest.
struct Part {
  std::string condition;  // "" = none
  std::string key;
  std::int64_t shift = 0;  // of the key in cursors, which orders parts that follow one another
};

struct Found {
  std::int64_t key = 0;  // shifted
  MatterRow row;
};

constexpr std::int64_t red_shift = -10'000'000'000;

constexpr std::string_view row_columns =
    "m.id, m.system, m.number, m.title, m.stage, m.urgent, m.in_progress, m.sender, m.receiver, "
    "m.custodian, u.handler, u.due_before, u.target_before, u.near_at, u.elapsed_since, "
    "m.opened_at, m.updated_at, m.closed_at, m.version, u.relations, o.duty, o.clause, "
    "o.provisional, m.state";
constexpr int state_column = 23;

ViewOrder choose_view(Select& select, const ReadContext& context, MatterView view,
                      bool everything) {
  switch (view) {
    case MatterView::to_do:
      select.also("u.bucket = 'to_do'");
      return {"u.sort_at", false, true};
    case MatterView::to_receive:
      select.also("u.bucket = 'to_do' and u.receives = 1");
      return {"u.sort_at"};
    case MatterView::near:
      select.also("u.bucket = 'to_do' and u.near_at <= ", context.now);
      select.also("(u.due_before is null or u.due_before > ", context.now, ")");
      return {"u.sort_at"};
    case MatterView::overdue:
      select.also("u.bucket = 'to_do' and u.due_before <= ", context.now);
      return {"u.sort_at"};
    case MatterView::sent:
      select.also("(u.relations & 1) = 1");
      return {"", true};
    case MatterView::done:
      select.also("u.bucket = 'done'");
      return {"u.sort_at"};
    case MatterView::all:
      break;
  }
  return {everything ? "m.opened_at" : "", true, false, !everything};
}

/// @param select is given the parameter the parts share
std::vector<Part> parts_of(const ViewOrder& order, Select& select, Instant now) {
  if (order.merged) {
    return {{" and (u.relations & 1) = 1", order.key}, {" and (u.relations & 1) = 0", order.key}};
  }
  if (!order.red_first) {
    return {{"", order.key}};
  }
  const int at = select.add(now);
  return {
      {" and u.due_before <= $" + std::to_string(at), "u.due_before", red_shift},
      {" and (u.due_before is null or u.due_before > $" + std::to_string(at) + ")", order.key, 0}};
}

/// Who stands in for a handler does what was given to that handler.
const PersonId& stood_in_for(const Actor& actor) {
  return actor.substitutes_for.empty() ? actor.person : actor.substitutes_for;
}

void add_filters(Select& select, const ReadContext& context, const MatterFilter& filter,
                 const std::string& pattern) {
  if (filter.mine) {
    if (context.actor.roles.has(Role::head)) {
      select.also("(u.handler = '' or u.handler in (", context.actor.person, "");
    } else {
      select.also("(u.handler in (", context.actor.person, "");
    }
    select.from_where += ", $" + std::to_string(select.add(stood_in_for(context.actor))) + "))";
  }
  if (!filter.system.empty()) {
    select.also("m.system = ", filter.system);
  }
  if (!filter.stage.empty()) {
    select.also("m.stage = ", filter.stage);
  }
  if (!pattern.empty()) {
    select.also("(lower(m.title) like lower(", pattern, ") escape '\\'");
    select.from_where +=
        " or lower(m.number) like lower($" + std::to_string(select.add(pattern)) + ") escape '\\')";
  }
  if (filter.from) {
    select.also("m.opened_at >= ", *filter.from);
  }
  if (filter.to) {
    select.also("m.opened_at < ", *filter.to);
  }
  if (!filter.unit.empty()) {
    select.also("(m.sender = ", filter.unit);
    select.from_where += " or m.receiver = $" + std::to_string(select.add(filter.unit)) + ")";
  }
  if (filter.urgent) {
    select.also("m.urgent = ", *filter.urgent);
  }
}

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
      const MatterState state = read_matter_state(*system, row.text(state_column));
      std::erase_if(m.allowed_commands, [&](const std::string& name) {
        return !system->has_use(state.own.get(), name,
                                context.world->directory.principal(context.actor.unit));
      });
    }
  }
  return m;
}

/// @param unit, city are borrowed by the result
Select base_select(const UnitId& unit, const CityCode& city, bool everything) {
  Select select;
  if (everything) {
    select.from_where =
        " from matter m left join matter_unit u on u.city = m.city and u.matter = m.id and "
        "u.unit = $" +
        std::to_string(select.add(unit));
  } else {
    select.from_where = " from matter_unit u";
    select.joins = " join matter m on m.city = u.city and m.id = u.matter";
  }
  select.joins +=
      " left join obligation o on o.city = m.city and o.matter = m.id and o.key = u.obligation";
  select.from_where += select.joins + " where ";
  select.from_where += everything ? "m.city = $" : "u.city = $";
  select.from_where += std::to_string(select.add(city));
  if (!everything) {
    select.also("u.unit = ", unit);
  }
  return select;
}

/// Counts what the conditions choose, up to total_max, without looking at matters whose inbox row
/// says all that is asked.
std::int64_t count_up_to_max(store::Connection& connection, const Select& select) {
  std::string from_where = select.from_where;
  const auto joins = from_where.find(select.joins);
  const bool asked = from_where.find("m.", joins + select.joins.size()) != std::string::npos;
  if (!asked) {
    from_where.erase(joins, select.joins.size());
  }
  std::int64_t total = 0;
  connection.query("select count(*) from (select 1" + from_where + " limit " +
                       std::to_string(total_max) + ") as counted",
                   select.params, [&](const Row& row) { total = row.integer(0); });
  return total;
}

}  // namespace

std::optional<MatterPage> list_matters(const ReadContext& context, const MatterFilter& filter) {
  MatterPage page;
  if (!may_see_matters(context.actor)) {
    return page;
  }
  const bool everything =
      filter.view == MatterView::all && sees_all(context.actor, context.world->directory);
  // Parameters are borrowed, so everything they point to lives here.
  const UnitId unit = context.world->directory.principal(context.actor.unit);
  const CityCode city = context.engine.city();
  const std::string pattern = filter.words.empty() ? "" : like_pattern(filter.words);
  Select select = base_select(unit, city, everything);
  const ViewOrder order = choose_view(select, context, filter.view, everything);
  add_filters(select, context, filter, pattern);

  page.total = count_up_to_max(context.connection, select);
  std::optional<Cursor> cursor;
  if (!filter.cursor.empty()) {
    cursor = parse_cursor(filter.cursor);
    if (!cursor) {
      return std::nullopt;
    }
  }
  const std::string id = everything ? "m.id" : "u.matter";
  const std::string direction = order.descending ? " desc" : "";
  const auto most = static_cast<std::size_t>(filter.limit) + 1;  // one more tells that there is
  std::vector<Found> found;
  for (const Part& part : parts_of(order, select, context.now)) {
    const bool read_before = cursor && part.shift < 0 && cursor->at >= 0;
    if (!order.merged && (found.size() == most || read_before)) {
      continue;
    }
    Select rows = select;
    rows.from_where += part.condition;
    const std::string beyond = order.descending ? " < " : " > ";
    std::int64_t after = 0;
    if (cursor && part.key.empty()) {
      rows.also(id + beyond, cursor->matter);
    } else if (cursor && (part.shift < 0) == (cursor->at < 0)) {
      after = cursor->at - part.shift;
      rows.from_where += " and (" + part.key + ", " + id + ")" + beyond + "($" +
                         std::to_string(rows.add(after)) + ", $" +
                         std::to_string(rows.add(cursor->matter)) + ")";
    }
    const auto room = order.merged ? most : most - found.size();
    const std::string sql = "select " + std::string{row_columns} + ", " +
                            (part.key.empty() ? "0" : part.key) + rows.from_where + " order by " +
                            (part.key.empty() ? "" : part.key + direction + ", ") + id + direction +
                            " limit " + std::to_string(room);
    context.connection.query(sql, rows.params, [&](const Row& row) {
      found.push_back({row.integer(state_column + 1) + part.shift, row_from(context, row)});
    });
  }
  if (order.merged) {
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::pair{a.key, a.row.id} > std::pair{b.key, b.row.id};
    });
  }
  const bool more = found.size() >= most;
  found.resize(std::min(found.size(), most - 1));
  for (Found& one : found) {
    page.items.push_back(std::move(one.row));
  }
  if (more) {
    page.next_cursor = std::to_string(found.back().key) + "." + page.items.back().id.str();
  }
  return page;
}

MatterCounts count_matters(const ReadContext& context) {
  MatterCounts counts;
  if (!may_see_matters(context.actor)) {
    return counts;
  }
  const UnitId unit = context.world->directory.principal(context.actor.unit);
  const bool head = context.actor.roles.has(Role::head);
  const LocalDay today = local_day(context.now);
  const Instant month = start_of(today + (1 - static_cast<int>(civil(today).day)));
  static const std::string to_do_sql =
      "select receives, case when near_at <= $3 and (due_before is null or due_before > $3) "
      "then 1 else 0 end, case when due_before <= $3 then 1 else 0 end, "
      "case when handler in ($4, $6) or (handler = '' and $5 = 1) then 1 else 0 end, count(*) "
      "from (select receives, near_at, due_before, handler from matter_unit where city = $1 and "
      "unit = $2 and bucket = 'to_do' limit " +
      std::to_string(total_max) + ") as rows_to_do group by 1, 2, 3, 4";
  context.connection.query(to_do_sql,
                           {context.engine.city(), unit, context.now, context.actor.person, head,
                            stood_in_for(context.actor)},
                           [&](const Row& row) {
                             const std::int64_t n = row.integer(4);
                             const bool mine = row.boolean(3);
                             counts.to_do += n;
                             counts.to_receive += row.boolean(0) ? n : 0;
                             counts.near += row.boolean(1) ? n : 0;
                             counts.overdue += row.boolean(2) ? n : 0;
                             counts.mine.to_do += mine ? n : 0;
                             counts.mine.near += mine && row.boolean(1) ? n : 0;
                             counts.mine.overdue += mine && row.boolean(2) ? n : 0;
                           });
  const CityCode city = context.engine.city();
  const auto count = [&](std::string_view condition, std::optional<std::int64_t> bound) {
    std::vector<Param> params{city, unit};
    if (bound) {
      params.emplace_back(*bound);
    }
    std::int64_t n = 0;
    context.connection.query(
        "select count(*) from (select 1 from matter_unit where city = $1 and unit = $2 and " +
            std::string{condition} + " limit " + std::to_string(total_max) + ") as counted",
        params, [&](const Row& row) { n = row.integer(0); });
    return n;
  };
  counts.sent = count("(relations & 1) = 1", {});
  // Rows that are done are ordered by when that was, the newest first.
  constexpr std::int64_t newest_first = std::numeric_limits<std::int32_t>::max();
  counts.done = count("bucket = 'done' and sort_at <= $3", newest_first);
  counts.done_this_month = count("bucket = 'done' and sort_at <= $3", newest_first - month.seconds);
  return counts;
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

NoticePage list_notices(const ReadContext& context, bool unread_only, int limit) {
  NoticePage page;
  const UnitId unit = context.world->directory.principal(context.actor.unit);
  const CityCode city = context.engine.city();
  const int roles = context.actor.roles.bits;
  // Of the unit's newest: nobody reads on beyond them, and a unit has a hundred thousand.
  static const std::string mine =
      " from (select * from notice where city = $1 and unit = $2 order by id desc limit " +
      std::to_string(notices_looked_at) +
      ") as n left join notice_read r on r.city = n.city and r.notice = n.id and "
      "r.person = $3 left join matter m on m.city = n.city and m.id = n.matter "
      "where (n.person in ($3, $5) or (n.person = '' and (n.roles & $4) <> 0))";
  static const std::string count_sql =
      "select count(*) from (select 1" + mine + " and r.read_at is null limit 1000) as c";
  const PersonId& holder = stood_in_for(context.actor);
  context.connection.query(count_sql, {city, unit, context.actor.person, roles, holder},
                           [&](const Row& row) { page.unread = row.integer(0); });
  static const std::string list_sql =
      "select n.id, n.kind, n.matter, m.number, m.title, n.params, n.created_at, r.read_at" + mine +
      " and ($6 = 0 or r.read_at is null) order by n.id desc limit $7";
  context.connection.query(
      list_sql, {city, unit, context.actor.person, roles, holder, unread_only, limit},
      [&](const Row& row) {
        NoticeView notice;
        notice.id = row.integer(0);
        notice.kind = row.str(1);
        if (!row.text(2).empty()) {
          notice.matter = MatterRef{row.id<MatterId>(2), row.str(3), row.str(4)};
        }
        notice.params.text = row.str(5);
        notice.created_at = row.instant(6);
        notice.read_at = row.instant_opt(7);
        page.items.push_back(std::move(notice));
      });
  return page;
}

void mark_notices_read(store::Connection& writer, CityCode city, const Actor& actor,
                       const Directory& directory, std::optional<std::int64_t> only, Instant now) {
  static const std::string head =
      "insert into notice_read(city, person, notice, read_at) select n.city, $3, n.id, $5 from ";
  static const std::string mine =
      " where (n.person in ($3, $6) or (n.person = '' and (n.roles & $4) <> 0)) "
      "on conflict(city, person, notice) do nothing";
  static const std::string one_sql =
      head + "(select * from notice where city = $1 and unit = $2 and id = $7) as n" + mine;
  static const std::string all_sql =
      head + "(select * from notice where city = $1 and unit = $2 order by id desc limit $7) as n" +
      mine;
  writer.execute(only ? one_sql : all_sql, {city, directory.principal(actor.unit), actor.person,
                                            static_cast<int>(actor.roles.bits), now,
                                            stood_in_for(actor), only.value_or(notices_looked_at)});
}

}  // namespace liandong::engine
