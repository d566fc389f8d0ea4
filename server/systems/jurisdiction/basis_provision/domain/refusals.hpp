// Why a command of basis provision is refused; the common refusals stand between these numbers.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::basis_provision {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_acknowledged = 1021,
  report_open = 1022,  // of the same holder
  // The rules.
  provider_not_department = 1041,  // subject: the unit
  opener_not_concerned = 1042,     // subject: the acting unit
  holder_not_local = 1043,         // subject: the unit
  unit_not_holder = 1052,          // subject: the acting unit
  report_unknown = 1053,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1000>;

}  // namespace liandong::basis_provision
