// What the rules ask about units: who answers for an office, who enforces, who acts in its own
// name.
#include "systems/case_transfer/domain/decide_each.hpp"

namespace liandong::case_transfer {
namespace {

constexpr int office_depth_max = 8;

std::optional<UnitFacts> parent_of(const UnitFacts& facts, const UnitDirectory& units) {
  if (facts.parent.empty()) return std::nullopt;
  return units.find(facts.parent);
}

}  // namespace

bool acts_in_own_name(const UnitFacts& facts, const UnitDirectory& units) {
  return facts.legal_subject || !units.statute_on_file(facts.id, "case_transfer").empty();
}

bool enforces(const UnitFacts& facts, const UnitDirectory& units) {
  return is_local_unit(facts.kind) || facts.kind == UnitKind::municipal_department ||
         facts.kind == UnitKind::public_security_organ ||
         (!facts.legal_subject && acts_in_own_name(facts, units));
}

// Walks up, so that an office of an enforcing unit counts as well.
bool belongs_to_enforcing_unit(UnitId unit, const UnitDirectory& units) {
  std::optional<UnitFacts> facts = units.find(unit);
  for (int depth = 0; facts && depth < office_depth_max; ++depth) {
    if (enforces(*facts, units)) return true;
    facts = parent_of(*facts, units);
  }
  return false;
}

bool is_local(UnitId unit, const UnitDirectory& units) {
  std::optional<UnitFacts> facts = units.find(unit);
  for (int depth = 0; facts && depth < office_depth_max; ++depth) {
    if (is_local_unit(facts->kind)) return true;
    facts = parent_of(*facts, units);
  }
  return false;
}

UnitId responsible_unit(UnitId unit, const UnitDirectory& units) {
  std::optional<UnitFacts> facts = units.find(unit);
  for (int depth = 0; facts && depth < office_depth_max; ++depth) {
    if (enforces(*facts, units) && acts_in_own_name(*facts, units)) return facts->id;
    facts = parent_of(*facts, units);
  }
  return {};
}

void check_answerable(Checks& checks, UnitId unit, const Context& context) {
  const std::optional<UnitFacts> facts = context.units.find(unit);
  checks.refuse_if(facts && !acts_in_own_name(*facts, context.units),
                   Refusal::receiver_not_legal_subject, unit.view());
  checks.refuse_if(facts && !enforces(*facts, context.units),
                   Refusal::receiver_not_enforcement_unit, unit.view());
}

bool sends(const Transfer& transfer, UnitId unit) {
  return !unit.empty() && (unit == transfer.finder || unit == transfer.drafting_office);
}

}  // namespace liandong::case_transfer
