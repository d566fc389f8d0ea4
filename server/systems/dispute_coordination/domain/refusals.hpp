// Why a command of dispute coordination is refused; the common refusals stand between these
// numbers.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::dispute_coordination {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  agreement_missing = 1621,
  already_signed = 1622,
  already_party = 1623,  // subject: the unit
  already_interim = 1624,
  already_replied = 1625,
  already_extended = 1626,
  // The rules.
  opener_not_enforcement_unit = 1641,
  opener_without_legal_subject = 1642,
  unit_not_enforcement_unit = 1643,  // subject: the unit
  unit_not_party = 1652,             // subject: the unit
  position_missing = 1653,           // subject: the party that has not stated one
  negotiation_not_failed = 1654,     // at: when the time to negotiate is over
  coordination_missing = 1656,
  common_superior_missing = 1657,
  submitter_needs_no_reply = 1658,
  reply_awaited = 1659,     // at: when the time to reply is over
  superior_decides = 1664,  // subject: the party that answers to another body
  government_decides = 1665,
  nothing_to_extend = 1666,
  extension_too_late = 1667,  // at: when the time to decide was over
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1600>;

}  // namespace liandong::dispute_coordination
