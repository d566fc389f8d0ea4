// What enforcement assistance says no to: frozen numbers in order of precedence, beside the common
// ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::enforcement_assistance {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_received = 1521,
  withdrawal_after_receipt = 1522,
  on_site_already_requested = 1523,
  on_site_not_requested = 1524,
  archives_already_answered = 1525,
  // The rules.
  requester_not_enforcement_unit = 1541,
  requester_without_legal_subject = 1542,
  nothing_to_determine = 1552,
  extension_after_expiry = 1553,    // at: when the time ended
  extension_too_long = 1554,        // number: most working days
  extension_needs_approval = 1556,  // from the second time on
  evidence_missing = 1557,
  archives_missing = 1558,
  archives_outstanding = 1559,
  receiver_not_enforcement_unit = 1564,
  material_not_yours = 1565,
  redaction_not_confirmed = 1566,
  personal_data_not_reviewed = 1567,  // number: places found
  material_already_sent = 1568,
  unit_has_declined = 1570,
  archive_request_unknown = 1571,
  archives_are_the_matter = 1575,
  case_number_missing = 1576,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1500>;

}  // namespace liandong::enforcement_assistance
