#include "scenarios/held_items.hpp"

#include "app/item_use.hpp"
#include "app/unused_items.hpp"
#include "scenarios/vocabulary.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace liandong::scenario {
namespace {

HeldItem read_item(const Stage& stage, const std::vector<std::string>& words) {
  if (words.size() != 4) throw std::runtime_error("an item has a unit, a name and a day");
  const auto item = translated(items(), words[2]);
  const auto day = parse_iso_date(words[3]);
  if (!item) throw std::runtime_error("no item: " + words[2]);
  if (!day) throw std::runtime_error("no day: " + words[3]);
  return {stage.city.unit(words[1]), ItemCode{*item}, *day};
}

/// A list with these holdings and nothing else; the territory of a unit bears its id.
jurisdiction::Register register_of(const std::vector<HeldItem>& held) {
  jurisdiction::RegisterData data;
  const PlaceCode city{"130581"};
  data.places = {{city, "city", jurisdiction::PlaceKind::city, {}}};
  data.units = {{UnitId{test::land}, UnitKind::municipal_department, city, ""}};
  LocalDay first = held.front().since;
  std::set<ItemCode> listed;
  std::set<UnitId> units;
  for (const HeldItem& each : held) {
    first = std::min(first, each.since);
    const PlaceCode place{each.unit.view()};
    if (units.insert(each.unit).second) {
      data.places.push_back({place, "township", jurisdiction::PlaceKind::township, city});
      data.units.push_back({each.unit, UnitKind::township_government, place, ""});
    }
    if (listed.insert(each.item).second) {
      jurisdiction::PenaltyItem item;
      item.code = each.item;
      item.name = item.domain = each.item.str();
      item.original_department = UnitId{test::land};
      data.items.push_back(std::move(item));
    }
    jurisdiction::Assignment row;
    row.id = jurisdiction::AssignmentId{std::to_string(data.assignments.size() + 1)};
    row.item = each.item;
    row.unit = each.unit;
    row.territory = place;
    row.valid_from = row.published_on = each.since;
    row.decision = "first";
    data.assignments.push_back(std::move(row));
  }
  data.list_versions = {{1, first, "first", ""}};
  auto built = jurisdiction::Register::build(std::move(data));
  if (!built) throw std::runtime_error("these items make no list");
  return std::move(built).value();
}

}  // namespace

void hold_item(Stage& stage, const std::vector<std::string>& words) {
  stage.held_items.push_back(read_item(stage, words));
}

void use_item(Stage& stage, const std::vector<std::string>& words) {
  const HeldItem used = read_item(stage, words);
  stage.city.write([&](store::Connection& writer) {
    app::store_use(writer, test::TestCity::code(), words[1] + words[2] + words[3], used.unit,
                   PersonId{"p"}, {used.item, used.since, 1, 0, 0}, stage.city.now());
  });
}

void count_unused_items(Stage& stage) {
  if (stage.held_items.empty()) throw std::runtime_error("nobody holds an item");
  app::ReaderPool readers{stage.city.database()};
  app::flag_unused_items(stage.city.engine(), readers, register_of(stage.held_items),
                         local_day(stage.city.now()));
}

}  // namespace liandong::scenario
