// What hazard notices say no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::hazard_notice {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_notified = 1821,    // subject: the department
  already_responded = 1822,   // it has answered, or gone further
  already_dispatched = 1823,  // officers are on their way
  not_dispatched = 1824,
  already_arrived = 1825,
  not_arrived = 1826,
  reasons_pending = 1827,  // the finder has yet to judge those given
  reasons_missing = 1828,  // none to judge
  nothing_to_answer = 1829,
  // The rules.
  finder_not_enforcement_unit = 1841,
  finder_without_legal_subject = 1842,
  department_not_enforcement_unit = 1843,
  department_not_notified = 1852,
  nobody_to_notify = 1853,
  nothing_to_report = 1854,  // no department that gives no reason and does nothing
  report_too_early = 1856,   // at: from when on
  time_not_in_future = 1857,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1800>;

}  // namespace liandong::hazard_notice
