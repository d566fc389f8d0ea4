#include "systems/jurisdiction/domain/compare.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace liandong::jurisdiction {
namespace {

template <class Row>
bool is_known(const Row& row, VersionNumber version) {
  return known_in(row.known_from, row.known_until, version);
}

// Since when a row is known is no difference of what it says.
PenaltyItem words_of(PenaltyItem item) {
  item.known_from = 1;
  item.known_until.reset();
  return item;
}

Assignment words_of(Assignment row) {
  row.id = {};
  row.known_from = 1;
  row.known_until.reset();
  return row;
}

ItemCode key_of(const PenaltyItem& item) { return item.code; }

// The valid time is part of the key only to keep several periods of one holder apart in order.
std::tuple<ItemCode, PlaceCode, UnitId, LocalDay> key_of(const Assignment& row) {
  return {row.item, row.territory, row.unit, row.valid_from};
}

template <class Row>
auto by_key(const std::vector<Row>& rows, VersionNumber version) {
  std::map<decltype(key_of(std::declval<const Row&>())), const Row*> found;
  for (const Row& row : rows) {
    if (is_known(row, version)) found.emplace(key_of(row), &row);
  }
  return found;
}

template <class Entry, class Row>
std::vector<Entry> differences(const std::vector<Row>& before, VersionNumber version_before,
                               const std::vector<Row>& after, VersionNumber version_after) {
  const auto old = by_key(before, version_before);
  const auto now = by_key(after, version_after);
  std::vector<Entry> found;
  for (const auto& [key, row] : old) {
    const auto same = now.find(key);
    if (same == now.end()) {
      found.push_back({Difference::removed, *row, {}});
    } else if (!(words_of(*row) == words_of(*same->second))) {
      found.push_back({Difference::changed, *row, *same->second});
    }
  }
  for (const auto& [key, row] : now) {
    if (!old.contains(key)) found.push_back({Difference::added, {}, *row});
  }
  const auto key = [](const Entry& entry) {
    return key_of(entry.before ? *entry.before : *entry.after);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  return found;
}

void cut_bases(RegisterData& data, LocalDay next_published_on) {
  for (PenaltyItem& item : data.items) {
    std::erase_if(item.bases, [&](const LegalBasis& basis) {
      return basis.effective_from >= next_published_on;
    });
    for (LegalBasis& basis : item.bases) {
      if (basis.effective_to && *basis.effective_to + 1 >= next_published_on) {
        basis.effective_to.reset();
      }
    }
  }
}

/// The kind of an item is stored as it is today; what somebody held without an end was delegated.
void cut_kinds(RegisterData& data) {
  std::set<ItemCode> held;
  for (const Assignment& row : data.assignments) {
    if (!row.valid_to && !row.known_until) held.insert(row.item);
  }
  for (PenaltyItem& item : data.items) {
    if (item.kind == ItemKind::reserved && held.contains(item.code)) {
      item.kind = ItemKind::delegated;
    }
  }
}

}  // namespace

RegisterData known_to(RegisterData data, VersionNumber version) {
  LIANDONG_CHECK(1 <= version && version <= data.list_versions.size());
  if (version < data.list_versions.size()) {
    cut_bases(data, data.list_versions[version].published_on);
  }
  data.list_versions.resize(version);
  const auto cut = [&](auto& rows) {
    std::erase_if(rows, [&](const auto& row) { return row.known_from > version; });
    for (auto& row : rows) {
      if (row.known_until && *row.known_until > version) row.known_until.reset();
    }
  };
  cut(data.items);
  cut(data.assignments);
  cut_kinds(data);
  return data;
}

Comparison compare(const RegisterData& before, const RegisterData& after) {
  const auto old = static_cast<VersionNumber>(before.list_versions.size());
  const auto now = static_cast<VersionNumber>(after.list_versions.size());
  return {differences<ItemDifference>(before.items, old, after.items, now),
          differences<AssignmentDifference>(before.assignments, old, after.assignments, now)};
}

}  // namespace liandong::jurisdiction
