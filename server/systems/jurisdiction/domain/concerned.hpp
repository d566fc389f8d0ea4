// Who may open a matter of the list, for whom: the department that provides, the holders, S.
#pragma once

#include "kernel/context.hpp"
#include "systems/common/domain/checks.hpp"
#include "systems/common/domain/standing.hpp"

#include <algorithm>
#include <vector>

namespace liandong::jurisdiction {

/// What the rules ask about units. An office that gives and takes cases in its own name has a list
/// of its own, so the statute for case transfers holds here, too.  [3.1.3-c]
[[nodiscard]] inline common::Standing standing(const UnitDirectory& units) {
  return {units, "case_transfer"};
}

/// The unit in whose name the person acts in matters of the list; empty if there is none.
[[nodiscard]] inline UnitId acting_for(const Context& context) {
  return standing(context.units).responsible_unit(context.actor.unit);
}

/// Each entry is there, and there once.
template <class Entry>
void check_each_once(common::Checks& checks, std::string_view field, std::vector<Entry> list,
                     std::size_t max) {
  using common::CommonRefusal;
  checks.length(field, list.size(), 1, max);
  checks.refuse_if(std::any_of(list.begin(), list.end(), [](Entry one) { return one.empty(); }),
                   CommonRefusal::field_required, field);
  std::sort(list.begin(), list.end());
  checks.refuse_if(std::adjacent_find(list.begin(), list.end()) != list.end(),
                   CommonRefusal::list_entry_repeated, field);
}

/// A department provides, townships and subdistricts hold, and one of them or S speaks. `Refusal`
/// has provider_not_department, opener_not_concerned and holder_not_local.
/// @param named empty = the acting unit is the department
/// @return the department
template <class Refusal>
UnitId check_concerned(common::Checks& checks, UnitId named, const std::vector<UnitId>& holders,
                       const std::vector<ItemCode>& items, const Context& context) {
  const common::Standing units = standing(context.units);
  const UnitId acting = acting_for(context);
  const UnitId department = named.empty() ? acting : named;
  const std::optional<UnitFacts> facts = context.units.find(department);
  const bool provides = facts && units.enforces(*facts) && !is_local_unit(facts->kind);
  const bool holds = std::find(holders.begin(), holders.end(), acting) != holders.end();
  const std::optional<UnitFacts> speaker = context.units.find(context.actor.unit);
  const UnitId office = context.units.coordinating_office();
  const bool coordinates = speaker && (speaker->id == office || speaker->parent == office);
  checks.active_unit(department, context.units);
  checks.refuse_if(department.empty() || (facts && !provides), Refusal::provider_not_department,
                   department.view());
  checks.refuse_if(acting != department && !holds && !coordinates, Refusal::opener_not_concerned,
                   context.actor.unit.view());
  for (const UnitId holder : holders) {
    const std::optional<UnitFacts> held = context.units.find(holder);
    checks.active_unit(holder, context.units);
    checks.refuse_if(held && !is_local_unit(held->kind), Refusal::holder_not_local, holder.view());
  }
  for (const ItemCode item : items) {
    checks.refuse_if(!context.competence.item_exists(item), common::CommonRefusal::item_unknown,
                     item.view());
  }
  return department;
}

}  // namespace liandong::jurisdiction
