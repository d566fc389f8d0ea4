#include "systems/information_sharing/domain/sides.hpp"

namespace liandong::information_sharing {
namespace {

bool is_department(UnitId unit, const UnitDirectory& units) {
  const std::optional<UnitFacts> facts = units.find(unit);
  const common::Standing all = standing(units);
  return unit == units.coordinating_office() ||
         (facts && all.enforces(*facts) && !all.is_local(unit));
}

}  // namespace

UnitId answering_unit(UnitId unit, const UnitDirectory& units) {
  if (unit == units.coordinating_office()) return unit;
  return standing(units).responsible_unit(unit);
}

bool within_notice(UnitId one, UnitId other, const UnitDirectory& units) {
  const common::Standing all = standing(units);
  return (all.is_local(one) && is_department(other, units)) ||
         (is_department(one, units) && all.is_local(other));
}

}  // namespace liandong::information_sharing
