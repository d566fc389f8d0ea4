// Why a command on shared information or on a request for information is refused; the common
// refusals stand between these numbers.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::information_sharing {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_acknowledged = 1321,     // subject: the recipient
  shared_and_acknowledged = 1322,  // somebody has acknowledged it
  // The rules.
  holder_not_enforcement_unit = 1341,
  holder_without_legal_subject = 1342,
  asked_not_enforcement_unit = 1343,  // subject: the unit that was asked
  time_not_bound = 1352,              // the same day binds departments only
  sharing_time_over = 1353,           // at: when the time was over
  sharing_extension_too_long = 1354,  // number: most working days of all extensions
  content_missing = 1356,
  recipients_missing = 1357,
  restricted_goes_by_hand = 1358,
  already_recipient = 1359,   // subject: the unit
  unit_not_recipient = 1364,  // subject: the unit
  file_not_yours = 1365,
  redaction_not_confirmed = 1366,
  personal_data_not_reviewed = 1367,
  file_already_sent = 1368,
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1300>;

}  // namespace liandong::information_sharing
