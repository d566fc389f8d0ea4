#include "systems/jurisdiction/domain/register_check.hpp"

#include "systems/jurisdiction/domain/register.hpp"

#include <algorithm>
#include <unordered_map>

namespace liandong::jurisdiction {
namespace {

using Code = ImportErrorCode;

bool periods_meet(const Assignment& a, const Assignment& b) {
  return (!a.valid_to || b.valid_from <= *a.valid_to) &&
         (!b.valid_to || a.valid_from <= *b.valid_to);
}

bool versions_meet(const Assignment& a, const Assignment& b) {
  return (!a.known_until || b.known_from < *a.known_until) &&
         (!b.known_until || a.known_from < *b.known_until);
}

int fineness(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::city:
      return 0;
    case PlaceKind::township:
    case PlaceKind::subdistrict:
      return 1;
    case PlaceKind::village:
    case PlaceKind::community:
      return 2;
  }
  return 0;
}

class Check {
 public:
  explicit Check(const RegisterData& data) : data_(data) {}

  std::vector<ImportError> run() {
    check_versions();
    check_places();
    check_units();
    check_items();
    // Overlaps are sought along the tree of places, so it must be one.
    if (errors_.empty()) check_assignments();
    return errors_.all();
  }

 private:
  void add(Table table, std::size_t index, std::string_view column, Code code,
           std::string_view value, std::int64_t other_row = 0, std::int64_t number = 0) {
    errors_.add({table, row_of_index(index), std::string(column), code, std::string(value),
                 other_row, number});
  }

  // Files the row under its key; the second row with a key is an error.
  template <class Key>
  void file(std::unordered_map<Key, std::size_t>& index, const Key& key, std::size_t row,
            Table table, std::string_view column) {
    const auto [at, fresh] = index.emplace(key, row);
    if (!fresh) add(table, row, column, Code::duplicate, key.view(), row_of_index(at->second));
  }

  void check_versions() {
    for (std::size_t i = 0; i < data_.list_versions.size(); ++i) {
      if (data_.list_versions[i].version == i + 1) continue;
      add(Table::list_versions, i, "version", Code::version_gap,
          std::to_string(data_.list_versions[i].version));
    }
    if (data_.list_versions.empty()) {
      errors_.add({Table::list_versions, 0, "version", Code::version_gap, "", 0, 0});
    }
  }

  void check_places() {
    std::size_t cities = 0;
    for (std::size_t i = 0; i < data_.places.size(); ++i) {
      file(places_, data_.places[i].code, i, Table::places, "code");
      if (data_.places[i].kind == PlaceKind::city) ++cities;
    }
    if (cities != 1) errors_.add({Table::places, 0, "kind", Code::city_not_single, "", 0, 0});
    for (std::size_t i = 0; i < data_.places.size(); ++i) check_parent(i);
  }

  // Each parent is coarser than its child, so the tree has no cycle.
  void check_parent(std::size_t i) {
    const Place& place = data_.places[i];
    if (place.kind == PlaceKind::city) {
      if (place.parent.empty()) return;
      add(Table::places, i, "parent", Code::parent_not_coarser, place.parent.view());
      return;
    }
    const auto parent = places_.find(place.parent);
    if (parent == places_.end()) {
      add(Table::places, i, "parent", Code::place_unknown, place.parent.view());
    } else if (fineness(data_.places[parent->second].kind) >= fineness(place.kind)) {
      add(Table::places, i, "parent", Code::parent_not_coarser, place.parent.view());
    }
  }

  void check_units() {
    std::unordered_map<PlaceCode, std::size_t> territories;
    for (std::size_t i = 0; i < data_.units.size(); ++i) {
      const HolderUnit& unit = data_.units[i];
      file(units_, unit.id, i, Table::units, "id");
      if (!places_.contains(unit.territory)) {
        add(Table::units, i, "territory", Code::place_unknown, unit.territory.view());
      } else if (is_local_unit(unit.kind)) {
        const auto [at, fresh] = territories.emplace(unit.territory, i);
        if (!fresh) {
          add(Table::units, i, "territory", Code::territory_shared, unit.territory.view(),
              row_of_index(at->second));
        }
      }
    }
  }

  void check_items() {
    for (std::size_t i = 0; i < data_.items.size(); ++i) {
      const PenaltyItem& item = data_.items[i];
      file(items_, item.code, i, Table::items, "code");
      if (!units_.contains(item.original_department)) {
        add(Table::items, i, "original_department", Code::unit_unknown,
            item.original_department.view());
      }
      check_versions_of(Table::items, i, item.known_from, item.known_until);
      for (const LegalBasis& basis : item.bases) {
        if (!basis.effective_to || basis.effective_from <= *basis.effective_to) continue;
        add(Table::items, i, "bases", Code::period_reversed, basis.law + basis.article);
      }
    }
  }

  void check_assignments() {
    std::unordered_map<AssignmentId, std::size_t> ids;
    for (std::size_t i = 0; i < data_.assignments.size(); ++i) {
      const std::size_t before = errors_.size();
      file(ids, data_.assignments[i].id, i, Table::assignments, "id");
      check_references(i);
      check_periods(i);
      if (errors_.size() == before && i > 0) check_overlaps(i);
      const Assignment& row = data_.assignments[i];
      rows_[row.item.str() + ' ' + row.territory.str()].push_back(i);
      below(row, i);
    }
  }

  void check_references(std::size_t i) {
    const Assignment& row = data_.assignments[i];
    const auto item = items_.find(row.item);
    const auto unit = units_.find(row.unit);
    if (item == items_.end()) {
      add(Table::assignments, i, "item", Code::item_unknown, row.item.view());
    } else if (data_.items[item->second].kind == ItemKind::reserved && !row.valid_to &&
               !row.known_until) {
      add(Table::assignments, i, "item", Code::reserved_item_assigned, row.item.view());
    }
    if (unit == units_.end()) {
      add(Table::assignments, i, "unit", Code::unit_unknown, row.unit.view());
    }
    if (!places_.contains(row.territory)) {
      add(Table::assignments, i, "territory", Code::place_unknown, row.territory.view());
    } else if (unit != units_.end()) {
      const HolderUnit& holder = data_.units[unit->second];
      if (is_local_unit(holder.kind) && !lies_in(row.territory, holder.territory)) {
        add(Table::assignments, i, "territory", Code::territory_not_of_unit, row.territory.view());
      }
    }
  }

  void check_periods(std::size_t i) {
    const Assignment& row = data_.assignments[i];
    if (row.valid_to && *row.valid_to < row.valid_from) {
      add(Table::assignments, i, "valid_to", Code::period_reversed, to_iso_date(*row.valid_to));
    }
    check_versions_of(Table::assignments, i, row.known_from, row.known_until);
  }

  void check_versions_of(Table table, std::size_t i, VersionNumber from,
                         std::optional<VersionNumber> until) {
    const std::size_t last = data_.list_versions.size();
    if (from < 1 || from > last) {
      add(table, i, "known_from", Code::version_unknown, std::to_string(from));
    }
    if (until && *until > last) {
      add(table, i, "known_until", Code::version_unknown, std::to_string(*until));
    } else if (until && *until <= from) {
      add(table, i, "known_until", Code::period_reversed, std::to_string(*until));
    }
  }

  // Against earlier rows in the same territory, in those around it and in those inside it.
  void check_overlaps(std::size_t i) {
    const Assignment& row = data_.assignments[i];
    for (PlaceCode at = row.territory; !at.empty(); at = parent_of(at)) {
      if (!compare_with(i, row.item.str() + ' ' + at.str(), rows_)) return;
    }
    compare_with(i, row.item.str() + ' ' + row.territory.str(), rows_inside_);
  }

  using RowsByKey = std::unordered_map<std::string, std::vector<std::size_t>>;

  // @return false once an error is found: one is enough for a row
  bool compare_with(std::size_t i, const std::string& key, const RowsByKey& rows) {
    const auto found = rows.find(key);
    if (found == rows.end()) return true;
    const Assignment& row = data_.assignments[i];
    if (found->second.size() >= Register::assignments_per_territory_max) {
      add(Table::assignments, i, "item", Code::too_many_assignments, row.item.view(), 0,
          static_cast<std::int64_t>(Register::assignments_per_territory_max));
      return false;
    }
    for (const std::size_t other : found->second) {
      const Assignment& earlier = data_.assignments[other];
      if (!periods_meet(row, earlier) || !versions_meet(row, earlier)) continue;
      add(Table::assignments, i, "territory", Code::assignment_overlap,
          row.unit.str() + " / " + earlier.unit.str(), row_of_index(other));
      return false;
    }
    return true;
  }

  // Files the row under every territory around its own.
  void below(const Assignment& row, std::size_t i) {
    for (PlaceCode at = parent_of(row.territory); !at.empty(); at = parent_of(at)) {
      rows_inside_[row.item.str() + ' ' + at.str()].push_back(i);
    }
  }

  PlaceCode parent_of(PlaceCode code) const {
    const auto found = places_.find(code);
    return found == places_.end() ? PlaceCode{} : data_.places[found->second].parent;
  }

  bool lies_in(PlaceCode place, PlaceCode territory) const {
    while (!place.empty() && place != territory) place = parent_of(place);
    return place == territory;
  }

  const RegisterData& data_;
  ImportErrors errors_;
  std::unordered_map<PlaceCode, std::size_t> places_;
  std::unordered_map<UnitId, std::size_t> units_;
  std::unordered_map<ItemCode, std::size_t> items_;
  RowsByKey rows_;         // by item and territory
  RowsByKey rows_inside_;  // by item and each territory around the row's own
};

}  // namespace

std::vector<ImportError> check_register(const RegisterData& data) { return Check(data).run(); }

}  // namespace liandong::jurisdiction
