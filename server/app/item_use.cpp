#include "app/item_use.hpp"

#include "systems/jurisdiction/domain/answer.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace liandong::app {
namespace {

using jurisdiction::Register;

struct Counts {
  std::int64_t inspections = 0;
  std::int64_t filings = 0;
  std::int64_t decisions = 0;
  std::optional<LocalDay> last;

  void seen(LocalDay day) { last = last ? std::max(*last, day) : day; }
};

using Key = std::pair<ItemCode, UnitId>;
using Use = std::map<Key, Counts>;

// Cases that units handled on the platform; a dispute is about a case and is none itself.
void add_cases(store::Connection& connection, CityCode city, LocalDay from, LocalDay until,
               Use& use) {
  connection.query(
      "select item, unit, filed_at, decided_at from matter_case where city = $1 and "
      "system <> 'dispute_coordination' and (filed_at is not null or decided_at is not null)",
      {city}, [&](const store::Row& row) {
        Counts& counts = use[{row.id<ItemCode>(0), row.id<UnitId>(1)}];
        const auto add = [&](int column, std::int64_t& counter) {
          const auto at = row.instant_opt(column);
          if (!at) {
            return;
          }
          const LocalDay day = local_day(*at);
          counts.seen(day);
          counter += from <= day && day <= until ? 1 : 0;
        };
        add(2, counts.filings);
        add(3, counts.decisions);
      });
}

void add_recorded(store::Connection& connection, CityCode city, LocalDay from, LocalDay until,
                  Use& use) {
  connection.query(
      "select item, unit, used_on, inspections, filings, decisions from item_use where city = $1",
      {city}, [&](const store::Row& row) {
        const auto day = parse_iso_date(row.text(2));
        if (!day) {
          throw store::StoreBroken("a use on no day: " + row.str(2));
        }
        Counts& counts = use[{row.id<ItemCode>(0), row.id<UnitId>(1)}];
        counts.seen(*day);
        if (from <= *day && *day <= until) {
          counts.inspections += row.integer(3);
          counts.filings += row.integer(4);
          counts.decisions += row.integer(5);
        }
      });
}

Use use_of(store::Connection& connection, CityCode city, LocalDay from, LocalDay until) {
  Use use;
  add_cases(connection, city, from, until, use);
  add_recorded(connection, city, from, until, use);
  return use;
}

bool is_current(const Register& reg, const jurisdiction::Assignment& row) {
  return jurisdiction::known_in(row.known_from, row.known_until, reg.list_version());
}

bool is_wanted(const Register& reg, ItemCode item, UnitId unit, const UseFilter& filter) {
  const auto* known = reg.find_item(item);
  return known != nullptr && (filter.holder.empty() || unit == filter.holder) &&
         (filter.original_department.empty() ||
          known->original_department == filter.original_department);
}

/// Since when the unit has held the item without a break up to the day, wherever it holds it.
std::map<Key, LocalDay> held_since(const Register& reg, LocalDay today) {
  std::map<Key, std::vector<std::pair<LocalDay, std::optional<LocalDay>>>> periods;
  for (const auto& row : reg.data().assignments) {
    if (is_current(reg, row)) {
      periods[{row.item, row.unit}].emplace_back(row.valid_from, row.valid_to);
    }
  }
  std::map<Key, LocalDay> since;
  for (auto& [key, list] : periods) {
    std::sort(list.begin(), list.end());
    std::optional<LocalDay> begin;
    LocalDay end;
    for (const auto& [from, to] : list) {
      if (from > today) {
        break;
      }
      if (!begin || end + 1 < from) {
        begin = from;
      }
      end = to ? std::max(end, *to) : std::max(end, today);
    }
    if (begin && end >= today) {
      since.emplace(key, *begin);
    }
  }
  return since;
}

}  // namespace

LocalDay year_before(LocalDay day) {
  YearMonthDay date = civil(day);
  --date.year;
  if (const auto same = local_day_of(date)) {
    return *same;
  }
  date.day = 28;
  return *local_day_of(date);
}

std::vector<ItemUseRow> count_use(store::Connection& connection, CityCode city, const Register& reg,
                                  LocalDay from, LocalDay until, const UseFilter& filter) {
  Use use = use_of(connection, city, from, until);
  for (const auto& [key, since] : held_since(reg, until)) {
    use.try_emplace(key);
  }
  std::vector<ItemUseRow> rows;
  for (const auto& [key, counts] : use) {
    const auto& [item, unit] = key;
    if (is_wanted(reg, item, unit, filter)) {
      rows.push_back({item, reg.find_item(item)->name, unit, counts.inspections, counts.filings,
                      counts.decisions, counts.last});
    }
  }
  return rows;
}

std::vector<UnusedItem> unused_items(store::Connection& connection, CityCode city,
                                     const Register& reg, LocalDay today, const UseFilter& filter) {
  const LocalDay bound = year_before(today);
  const Use use = use_of(connection, city, bound, today);
  std::vector<UnusedItem> rows;
  for (const auto& [key, since] : held_since(reg, today)) {
    const auto& [item, unit] = key;
    const auto found = use.find(key);
    const auto last = found == use.end() ? std::nullopt : found->second.last;
    const bool unused = since <= bound && (!last || *last < bound);
    if (unused && is_wanted(reg, item, unit, filter)) {
      const auto* known = reg.find_item(item);
      rows.push_back({item, known->name, unit, known->original_department, since, last});
    }
  }
  return rows;
}

void store_use(store::Connection& writer, CityCode city, std::string_view id, UnitId unit,
               PersonId person, const ItemUse& use, Instant now) {
  writer.execute(
      "insert into item_use(city, id, unit, item, used_on, inspections, filings, decisions, "
      "person, "
      "recorded_at) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {city, id, unit, use.item, to_iso_date(use.used_on), use.inspections, use.filings,
       use.decisions, person, now});
}

}  // namespace liandong::app
