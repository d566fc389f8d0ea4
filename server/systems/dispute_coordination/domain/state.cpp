#include "systems/dispute_coordination/domain/state.hpp"

#include "systems/dispute_coordination/domain/dispute.hpp"

#include <algorithm>

namespace liandong::dispute_coordination {

const Party* party_of(const Dispute& dispute, UnitId unit) {
  const auto found = std::find_if(dispute.parties.begin(), dispute.parties.end(),
                                  [&](const Party& party) { return party.unit == unit; });
  return found == dispute.parties.end() ? nullptr : &*found;
}

bool has_vertical_party(const Dispute& dispute) {
  return std::any_of(dispute.parties.begin(), dispute.parties.end(),
                     [](const Party& party) { return !party.superior.empty(); });
}

UnitId custodian(const Dispute& dispute) {
  return closed(dispute) ? dispute.responsible_unit : dispute.interims.back().unit;
}

bool closed(const Dispute& dispute) { return dispute.closed_at.has_value(); }

}  // namespace liandong::dispute_coordination
