#include "app/unused_items.hpp"

#include "app/item_use.hpp"
#include "infra/json/write.hpp"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace liandong::app {
namespace {

using Key = std::pair<ItemCode, UnitId>;

struct UnusedParams {
  std::int64_t items = 0;
  std::int64_t units = 0;
};
LIANDONG_DESCRIBE(UnusedParams, items, units)

struct Difference {
  std::vector<UnusedItem> fresh;
  std::set<Key> cleared;
};

Difference difference(store::Connection& reader, CityCode city, const jurisdiction::Register& reg,
                      LocalDay today) {
  Difference found;
  reader.query("select item, unit from unused_item where city = $1", {city},
               [&](const store::Row& row) {
                 found.cleared.emplace(row.id<ItemCode>(0), row.id<UnitId>(1));
               });
  for (UnusedItem& each : unused_items(reader, city, reg, today, {})) {
    if (found.cleared.erase({each.item, each.unit}) == 0) {
      found.fresh.push_back(std::move(each));
    }
  }
  return found;
}

void store(store::Connection& writer, CityCode city, const Difference& found, Instant now) {
  for (const auto& [item, unit] : found.cleared) {
    writer.execute("delete from unused_item where city = $1 and item = $2 and unit = $3",
                   {city, item, unit});
  }
  for (const UnusedItem& each : found.fresh) {
    const std::string last = each.last_used_on ? to_iso_date(*each.last_used_on) : "";
    writer.execute(
        "insert into unused_item(city, item, unit, item_name, held_since, last_used_on, "
        "flagged_at) values($1, $2, $3, $4, $5, $6, $7)",
        {city, each.item, each.unit, each.item_name, to_iso_date(each.held_since), last, now});
  }
}

void tell(engine::Engine& engine, store::Connection& writer, const Difference& found,
          LocalDay today) {
  std::map<UnitId, std::int64_t> by_unit;
  for (const UnusedItem& each : found.fresh) {
    ++by_unit[each.unit];
  }
  const std::string about = "unused:" + to_iso_date(today);
  for (const auto& [unit, items] : by_unit) {
    engine.give_notice(writer, "items_unused", unit,
                       Role::head | Role::liaison_a | RoleSet{Role::liaison_b}, about,
                       json::to_canonical(UnusedParams{items, 1}));
  }
  const UnusedParams all{static_cast<std::int64_t>(found.fresh.size()),
                         static_cast<std::int64_t>(by_unit.size())};
  engine.give_notice(writer, "items_unused", engine.world()->directory.coordinating_office(),
                     Role::coordinator, about, json::to_canonical(all));
}

}  // namespace

UnusedChange flag_unused_items(engine::Engine& engine, ReaderPool& readers,
                               const jurisdiction::Register& reg, LocalDay today) {
  const Difference found = readers.with(
      [&](store::Connection& reader) { return difference(reader, engine.city(), reg, today); });
  if (!found.fresh.empty() || !found.cleared.empty()) {
    engine.writer().run([&](store::Connection& writer) {
      store(writer, engine.city(), found, engine.now());
      if (!found.fresh.empty()) {
        tell(engine, writer, found, today);
      }
    });
  }
  return {found.fresh.size(), found.cleared.size()};
}

void UnusedItemJob::run() {
  const auto city = city_.get();
  const LocalDay today = local_day(engine_.now());
  if (!city->reg || (done_for_ == today && done_version_ == city->reg->list_version())) {
    return;
  }
  flag_unused_items(engine_, readers_, *city->reg, today);
  done_for_ = today;
  done_version_ = city->reg->list_version();
}

}  // namespace liandong::app
