#include "systems/jurisdiction/basis_provision/domain/state.hpp"

#include "systems/jurisdiction/basis_provision/domain/provision.hpp"

#include <algorithm>

namespace liandong::basis_provision {

const Holder* holder_of(const Provision& provision, UnitId unit) {
  const auto found = std::find_if(provision.holders.begin(), provision.holders.end(),
                                  [&](const Holder& one) { return one.unit == unit; });
  return found == provision.holders.end() ? nullptr : &*found;
}

bool has_acknowledged(const Holder& holder) {
  return !holder.signatures.empty() && holder.signatures.back().acknowledged_at.has_value();
}

bool is_open(const Report& report) { return !report.answered_at; }

UnitId custodian(const Provision& provision) { return provision.department; }

bool closed(const Provision& provision) { return provision.closed_at.has_value(); }

}  // namespace liandong::basis_provision
