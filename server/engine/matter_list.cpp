// Pages of matters. A list is read in the order of an index; a condition no index holds is looked
// for among so many of its rows, and the next page goes on behind them. [D0108]
#include "engine/access.hpp"
#include "engine/list_selection.hpp"
#include "engine/listed_rows.hpp"
#include "engine/queries.hpp"
#include "infra/store/stretch.hpp"

#include <algorithm>
#include <charconv>

namespace liandong::engine {
namespace {

using store::Row;
using Ends = std::vector<std::optional<ListPlace>>;  // of each part

std::optional<ListPlace> parse_cursor(std::string_view text) {
  ListPlace place;
  const auto dot = text.find('.');
  const auto parsed =
      std::from_chars(text.data(), text.data() + std::min(dot, text.size()), place.at);
  if (dot == std::string_view::npos || parsed.ec != std::errc{} ||
      parsed.ptr != text.data() + dot || !MatterId::parse(text.substr(dot + 1))) {
    return std::nullopt;
  }
  place.matter = text.substr(dot + 1);
  return place;
}

std::string cursor_text(const ListPlace& place) {
  return std::to_string(place.at) + "." + place.matter;
}

struct Found {
  std::int64_t key = 0;  // shifted
  MatterRow row;
};

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
  MatterList(const ReadContext& context, const MatterFilter& filter, std::optional<MatterId> named)
      : context_{context}, filter_{filter}, list_{context, filter, named} {}

  std::optional<MatterPage> page();

 private:
  /// Where the stretch of a part that may be looked at ends; nothing if it is the whole rest.
  [[nodiscard]] std::optional<ListPlace> end_of(const Part& part,
                                                const std::optional<ListPlace>& place) const;
  [[nodiscard]] Ends ends_behind(const std::optional<ListPlace>& place) const;
  void count(MatterPage& page, const Ends& ends) const;
  std::vector<Found> read(const std::optional<ListPlace>& place, const Ends& ends, std::size_t most,
                          std::optional<ListPlace>& stopped) const;

  const ReadContext& context_;
  const MatterFilter& filter_;
  const ListSelection list_;
};

std::optional<ListPlace> MatterList::end_of(const Part& part,
                                            const std::optional<ListPlace>& place) const {
  const Select rows = list_.looked_at(part, place);
  return store::end_of_stretch(
      context_.connection,
      "select " + list_.place_columns(part) + rows.from_where + list_.order(part), rows.params,
      filter_.looked_at, [&](const Row& row) {
        return ListPlace{row.integer(0) + part.shift, row.str(1)};
      });
}

Ends MatterList::ends_behind(const std::optional<ListPlace>& place) const {
  const auto& parts = list_.parts();
  Ends ends(parts.size());
  if (!list_.looks()) {
    return ends;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!list_.read_before(place, parts[i])) {
      ends[i] = end_of(parts[i], place);
    }
  }
  if (list_.merged()) {
    // Two lists that are one: it is known as far as both are.
    std::optional<ListPlace> nearest;
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
  const auto& parts = list_.parts();
  const bool whole = std::none_of(ends.begin(), ends.end(), [](const auto& end) { return !!end; });
  if (whole) {  // several parts are all there is
    page.total = count_up_to_max(
        context_.connection, parts.size() > 1 ? list_.shown() : list_.shown(parts.front(), {}, {}));
  } else {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      page.total += count_up_to_max(context_.connection, list_.shown(parts[i], {}, ends[i]));
    }
    page.total = std::min<std::int64_t>(page.total, total_max);
  }
  page.total_exact = whole && page.total < total_max;
}

std::vector<Found> MatterList::read(const std::optional<ListPlace>& place, const Ends& ends,
                                    std::size_t most, std::optional<ListPlace>& stopped) const {
  std::vector<Found> found;
  const auto& parts = list_.parts();
  for (std::size_t i = 0; i < parts.size() && (list_.merged() || !stopped); ++i) {
    const Part& part = parts[i];
    if (!list_.merged() && (found.size() == most || list_.read_before(place, part))) {
      continue;
    }
    std::optional<ListPlace> end = ends[i];
    if (!list_.looks() && list_.looks_in(part)) {
      end = end_of(part, place);
    }
    if (end) {
      stopped = end;
    }
    const Select rows = list_.shown(part, place, end);
    const auto room = list_.merged() ? most : most - found.size();
    const std::string sql = "select " + std::string{row_columns} + ", " +
                            (part.key.empty() ? "0" : part.key) + rows.from_where +
                            list_.order(part) + " limit " + std::to_string(room);
    context_.connection.query(sql, rows.params, [&](const Row& row) {
      found.push_back({row.integer(row_columns_count) + part.shift, row_from(context_, row)});
    });
  }
  if (list_.merged()) {
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::pair{a.key, a.row.id} > std::pair{b.key, b.row.id};
    });
  }
  return found;
}

std::optional<MatterPage> MatterList::page() {
  std::optional<ListPlace> place;
  if (!filter_.cursor.empty()) {
    place = parse_cursor(filter_.cursor);
    if (!place) {
      return std::nullopt;
    }
  }
  MatterPage page;
  const Ends from_top = ends_behind({});
  count(page, from_top);
  const auto most = static_cast<std::size_t>(filter_.limit) + 1;  // one more tells that there is
  std::optional<ListPlace> stopped;
  auto found = read(place, place ? ends_behind(place) : from_top, most, stopped);
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
