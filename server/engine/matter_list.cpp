// Pages of matters. A list is read in the order of an index; a condition no index holds is looked
// for among so many of its rows, and the next page goes on behind them. [D0108]
#include "engine/access.hpp"
#include "engine/listed_rows.hpp"
#include "engine/queries.hpp"

#include <algorithm>
#include <charconv>

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
  std::int64_t at = 0;  // shifted, see Part
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

std::string cursor_text(const Cursor& cursor) {
  return std::to_string(cursor.at) + "." + cursor.matter;
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

/// Of the inbox row `u` of the reader's unit and the matter `m`.
struct ViewOrder {
  std::string key;  // column sorted by before the matter; "" = by the matter alone
  bool descending = false;
  bool red_first = false;  // what is legally overdue stands before every internal target
  bool merged = false;     // what the unit sent and what it did not are one list
};

enum class Share : std::uint8_t { whole, red, not_red, sent, not_sent };

/// What an index gives in the order of a list, so that no page sorts all rows of the unit: red
/// matters before the others, or what was sent among the rest.
struct Part {
  Share share = Share::whole;
  std::string key;
  std::int64_t shift = 0;  // of the key in cursors, which orders parts that follow one another
};

struct Found {
  std::int64_t key = 0;  // shifted
  MatterRow row;
};

constexpr std::int64_t red_shift = -10'000'000'000;

ViewOrder order_of(MatterView view, bool everything) {
  switch (view) {
    case MatterView::to_do:
      return {"u.sort_at", false, true};
    case MatterView::sent:
      return {"", true};
    case MatterView::all:
      return {everything ? "m.opened_at" : "", true, false, !everything};
    case MatterView::to_receive:
    case MatterView::near:
    case MatterView::done:
      return {"u.sort_at"};
    case MatterView::overdue:
      break;
  }
  return {"u.due_before"};
}

std::vector<Part> parts_of(MatterView view, const ViewOrder& order) {
  if (view == MatterView::overdue) {
    return {{Share::red, order.key}};
  }
  if (order.merged) {
    return {{Share::sent, order.key}, {Share::not_sent, order.key}};
  }
  if (order.red_first) {
    return {{Share::red, "u.due_before", red_shift}, {Share::not_red, order.key}};
  }
  return {{Share::whole, order.key}};
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

std::optional<MatterId> matter_numbered(const ReadContext& context, const std::string& number) {
  std::optional<MatterId> found;
  context.connection.query("select id from matter where city = $1 and number = $2",
                           {context.engine.city(), number},
                           [&](const Row& row) { found = row.id<MatterId>(0); });
  return found;
}

/// One list, asked for a page.
class MatterList {
 public:
  /// @param named a matter whose whole number was asked for, instead of words
  MatterList(const ReadContext& context, const MatterFilter& filter, std::optional<MatterId> named)
      : context_{context},
        filter_{filter},
        named_{named},
        everything_{filter.view == MatterView::all &&
                    sees_all(context.actor, context.world->directory)},
        unit_{context.world->directory.principal(context.actor.unit)},
        city_{context.engine.city()},
        pattern_{filter.words.empty() || named ? "" : like_pattern(filter.words)},
        id_{everything_ ? "m.id" : "u.matter"},
        order_{order_of(filter.view, everything_)},
        parts_{parts_of(filter.view, order_)},
        looks_{!named && has_conditions()} {}

  std::optional<MatterPage> page();

 private:
  using Ends = std::vector<std::optional<Cursor>>;  // of each part

  [[nodiscard]] bool has_conditions() const;
  /// Where the stretch of each part that may be looked at ends; nothing if it is the whole rest.
  [[nodiscard]] Ends ends_behind(const std::optional<Cursor>& cursor) const;
  void count(MatterPage& page, const Ends& ends) const;
  std::vector<Found> read(const std::optional<Cursor>& cursor, const Ends& ends, std::size_t most,
                          std::optional<Cursor>& stopped) const;

  [[nodiscard]] Select rows_in_order() const;
  [[nodiscard]] Select rows_shown() const;
  void choose_view(Select& select) const;
  void choose_time(Select& select) const;
  void choose(Select& select, const Part& part) const;
  void add_conditions(Select& select) const;
  void add_behind(Select& select, const Part& part, const Cursor& cursor) const;
  void choose_up_to(Select& select, const Part& part, const std::optional<Cursor>& end) const;
  /// A cursor stands in one of two parts that follow one another.
  [[nodiscard]] bool stands_in(const Cursor& cursor, const Part& part) const {
    return !order_.red_first || (part.shift < 0) == (cursor.at < 0);
  }
  [[nodiscard]] static bool read_before(const std::optional<Cursor>& cursor, const Part& part) {
    return cursor && part.shift < 0 && cursor->at >= 0;
  }
  [[nodiscard]] std::string in_order(const Part& part) const {
    const std::string direction = order_.descending ? " desc" : "";
    return " order by " + (part.key.empty() ? "" : part.key + direction + ", ") + id_ + direction;
  }

  // Parameters are borrowed, so everything they point to lives here.
  const ReadContext& context_;
  const MatterFilter& filter_;
  const std::optional<MatterId> named_;
  const bool everything_;
  const UnitId unit_;
  const CityCode city_;
  const std::string pattern_;
  const std::string id_;
  const ViewOrder order_;
  const std::vector<Part> parts_;
  const bool looks_;  // for what no index holds
};

bool MatterList::has_conditions() const {
  return filter_.view == MatterView::to_receive || filter_.view == MatterView::near ||
         filter_.mine || !filter_.system.empty() || !filter_.stage.empty() || !pattern_.empty() ||
         (!everything_ && (filter_.from || filter_.to)) || !filter_.unit.empty() || filter_.urgent;
}

Select MatterList::rows_in_order() const {
  Select select;
  select.from_where =
      everything_ ? " from matter m where m.city = $1" : " from matter_unit u where u.city = $1";
  select.add(city_);
  if (!everything_) {
    select.also("u.unit = ", unit_);
  }
  choose_view(select);
  return select;
}

Select MatterList::rows_shown() const {
  Select select;
  if (everything_) {
    select.from_where =
        " from matter m left join matter_unit u on u.city = m.city and u.matter = m.id and "
        "u.unit = $" +
        std::to_string(select.add(unit_));
  } else {
    select.from_where = " from matter_unit u";
    select.joins = " join matter m on m.city = u.city and m.id = u.matter";
  }
  select.joins +=
      " left join obligation o on o.city = m.city and o.matter = m.id and o.key = u.obligation";
  select.from_where += select.joins + " where ";
  select.from_where += everything_ ? "m.city = $" : "u.city = $";
  select.from_where += std::to_string(select.add(city_));
  if (!everything_) {
    select.also("u.unit = ", unit_);
  }
  choose_view(select);
  add_conditions(select);
  return select;
}

void MatterList::choose_view(Select& select) const {
  switch (filter_.view) {
    case MatterView::to_do:
    case MatterView::to_receive:
    case MatterView::near:
    case MatterView::overdue:
      select.also("u.bucket = 'to_do'");
      break;
    case MatterView::sent:
      select.also("(u.relations & 1) = 1");
      break;
    case MatterView::done:
      select.also("u.bucket = 'done'");
      break;
    case MatterView::all:
      break;
  }
  // The list of everything is in the order of when matters were opened; others look for it.
  if (everything_) {
    choose_time(select);
  }
}

void MatterList::choose_time(Select& select) const {
  if (filter_.from) {
    select.also("m.opened_at >= ", *filter_.from);
  }
  if (filter_.to) {
    select.also("m.opened_at < ", *filter_.to);
  }
}

void MatterList::choose(Select& select, const Part& part) const {
  switch (part.share) {
    case Share::red:
      select.also("u.due_before <= ", context_.now);
      break;
    case Share::not_red:
      select.also("(u.due_before is null or u.due_before > ", context_.now, ")");
      break;
    case Share::sent:
      select.also("(u.relations & 1) = 1");
      break;
    case Share::not_sent:
      select.also("(u.relations & 1) = 0");
      break;
    case Share::whole:
      break;
  }
}

void MatterList::add_conditions(Select& select) const {
  if (filter_.view == MatterView::to_receive) {
    select.also("u.receives = 1");
  }
  if (filter_.view == MatterView::near) {
    select.also("u.near_at <= ", context_.now);
    select.also("(u.due_before is null or u.due_before > ", context_.now, ")");
  }
  if (filter_.mine) {
    const bool head = context_.actor.roles.has(Role::head);
    select.also(head ? "(u.handler = '' or u.handler in (" : "(u.handler in (",
                context_.actor.person);
    select.from_where += ", $" + std::to_string(select.add(stood_in_for(context_.actor))) + "))";
  }
  if (!filter_.system.empty()) {
    select.also("m.system = ", filter_.system);
  }
  if (!filter_.stage.empty()) {
    select.also("m.stage = ", filter_.stage);
  }
  if (named_) {
    select.also(id_ + " = ", *named_);
  }
  if (!pattern_.empty()) {
    select.also("(lower(m.title) like lower(", pattern_, ") escape '\\'");
    select.from_where += " or lower(m.number) like lower($" + std::to_string(select.add(pattern_)) +
                         ") escape '\\')";
  }
  if (!everything_) {
    choose_time(select);
  }
  if (!filter_.unit.empty()) {
    select.also("(m.sender = ", filter_.unit);
    select.from_where += " or m.receiver = $" + std::to_string(select.add(filter_.unit)) + ")";
  }
  if (filter_.urgent) {
    select.also("m.urgent = ", *filter_.urgent);
  }
}

void MatterList::add_behind(Select& select, const Part& part, const Cursor& cursor) const {
  const std::string beyond = order_.descending ? " < " : " > ";
  if (part.key.empty()) {
    select.also(id_ + beyond, cursor.matter);
    return;
  }
  select.also("(" + part.key + ", " + id_ + ")" + beyond + "(", cursor.at - part.shift);
  select.from_where += ", $" + std::to_string(select.add(cursor.matter)) + ")";
}

void MatterList::choose_up_to(Select& select, const Part& part,
                              const std::optional<Cursor>& end) const {
  if (!end) {
    choose(select, part);
    return;
  }
  if (part.share == Share::red) {
    // A row up to a red one is red: said twice, SQLite may read up to now. Its index has no nulls.
    select.also("u.due_before is not null");
  } else {
    choose(select, part);
  }
  const std::string up_to = order_.descending ? " >= " : " <= ";
  if (part.key.empty()) {
    select.also(id_ + up_to, end->matter);
    return;
  }
  select.also("(" + part.key + ", " + id_ + ")" + up_to + "(", end->at - part.shift);
  select.from_where += ", $" + std::to_string(select.add(end->matter)) + ")";
}

MatterList::Ends MatterList::ends_behind(const std::optional<Cursor>& cursor) const {
  Ends ends(parts_.size());
  if (!looks_) {
    return ends;
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (read_before(cursor, part)) {
      continue;
    }
    Select rows = rows_in_order();
    choose(rows, part);
    if (cursor && stands_in(*cursor, part)) {
      add_behind(rows, part, *cursor);
    }
    // The last that is looked at, if another follows it.
    int seen = 0;
    Cursor last;
    context_.connection.query("select " + (part.key.empty() ? "0" : part.key) + ", " + id_ +
                                  rows.from_where + in_order(part) + " limit 2 offset " +
                                  std::to_string(filter_.looked_at - 1),
                              rows.params, [&](const Row& row) {
                                if (++seen == 1) {
                                  last = {row.integer(0) + part.shift, row.str(1)};
                                }
                              });
    if (seen == 2) {
      ends[i] = std::move(last);
    }
  }
  if (order_.merged) {
    // Two lists that are one: it is known as far as both are.
    std::optional<Cursor> nearest;
    for (const auto& end : ends) {
      if (end && (!nearest || end->matter > nearest->matter)) {
        nearest = end;
      }
    }
    std::fill(ends.begin(), ends.end(), nearest);
  }
  return ends;
}

void MatterList::count(MatterPage& page, const Ends& ends) const {
  const bool whole = std::none_of(ends.begin(), ends.end(), [](const auto& end) { return !!end; });
  if (whole) {
    Select rows = rows_shown();
    if (parts_.size() == 1) {  // two are all there is
      choose(rows, parts_.front());
    }
    page.total = count_up_to_max(context_.connection, rows);
  } else {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      Select rows = rows_shown();
      choose_up_to(rows, parts_[i], ends[i]);
      page.total += count_up_to_max(context_.connection, rows);
    }
    page.total = std::min<std::int64_t>(page.total, total_max);
  }
  page.total_exact = whole && page.total < total_max;
}

std::vector<Found> MatterList::read(const std::optional<Cursor>& cursor, const Ends& ends,
                                    std::size_t most, std::optional<Cursor>& stopped) const {
  std::vector<Found> found;
  for (std::size_t i = 0; i < parts_.size() && (order_.merged || !stopped); ++i) {
    const Part& part = parts_[i];
    if (!order_.merged && (found.size() == most || read_before(cursor, part))) {
      continue;
    }
    Select rows = rows_shown();
    choose_up_to(rows, part, ends[i]);
    if (cursor && stands_in(*cursor, part)) {
      add_behind(rows, part, *cursor);
    }
    if (ends[i]) {
      stopped = ends[i];
    }
    const auto room = order_.merged ? most : most - found.size();
    const std::string sql = "select " + std::string{row_columns} + ", " +
                            (part.key.empty() ? "0" : part.key) + rows.from_where + in_order(part) +
                            " limit " + std::to_string(room);
    context_.connection.query(sql, rows.params, [&](const Row& row) {
      found.push_back({row.integer(row_columns_count) + part.shift, row_from(context_, row)});
    });
  }
  if (order_.merged) {
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::pair{a.key, a.row.id} > std::pair{b.key, b.row.id};
    });
  }
  return found;
}

std::optional<MatterPage> MatterList::page() {
  std::optional<Cursor> cursor;
  if (!filter_.cursor.empty()) {
    cursor = parse_cursor(filter_.cursor);
    if (!cursor) {
      return std::nullopt;
    }
  }
  MatterPage page;
  const Ends from_top = ends_behind({});
  count(page, from_top);
  const auto most = static_cast<std::size_t>(filter_.limit) + 1;  // one more tells that there is
  std::optional<Cursor> stopped;
  auto found = read(cursor, cursor ? ends_behind(cursor) : from_top, most, stopped);
  const bool more = found.size() >= most;
  found.resize(std::min(found.size(), most - 1));
  for (Found& one : found) {
    page.items.push_back(std::move(one.row));
  }
  if (more) {
    page.next_cursor = cursor_text({found.back().key, page.items.back().id.str()});
  } else if (stopped) {
    page.next_cursor = cursor_text(*stopped);
  }
  return page;
}

}  // namespace

std::optional<MatterPage> list_matters(const ReadContext& context, const MatterFilter& filter) {
  if (!may_see_matters(context.actor)) {
    return MatterPage{};
  }
  if (!filter.words.empty() && filter.cursor.empty()) {
    if (const auto named = matter_numbered(context, filter.words)) {
      auto page = MatterList{context, filter, named}.page();
      if (page && !page->items.empty()) {
        return page;
      }
    }
  }
  return MatterList{context, filter, {}}.page();
}

}  // namespace liandong::engine
