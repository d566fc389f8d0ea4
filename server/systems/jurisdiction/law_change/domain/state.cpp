#include "systems/jurisdiction/law_change/domain/state.hpp"

#include "systems/jurisdiction/law_change/domain/law_change.hpp"

#include <algorithm>

namespace liandong::law_change {
namespace {

template <class List>
auto find_by_unit(const List& list, UnitId unit) -> decltype(list.data()) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.unit == unit; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Holder* holder_of(const LawChange& change, UnitId unit) {
  return find_by_unit(change.holders, unit);
}

const Revision* revision_of(const LawChange& change, UnitId unit) {
  return find_by_unit(change.revisions, unit);
}

UnitId custodian(const LawChange& change) { return change.department; }

bool closed(const LawChange& change) { return change.closed_at.has_value(); }

}  // namespace liandong::law_change
