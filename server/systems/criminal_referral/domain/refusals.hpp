// What criminal referral says no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::criminal_referral {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  incompleteness_already_notified = 1721,
  supply_not_asked = 1722,
  reasons_not_demanded = 1723,  // or stated already
  reasons_already_demanded = 1724,
  reasons_awaited = 1725,         // at: until when they may be stated
  supervision_not_due = 1726,     // at: from when silence may be complained of
  filing_already_ordered = 1727,  // then only filing is left
  handover_already_made = 1728,
  handover_not_made = 1729,
  copy_already_sent = 1730,
  report_undecided = 1731,
  report_missing = 1732,
  organ_outside_city = 1733,
  organ_answers_itself = 1734,
  already_decided = 1737,
  // The actor.
  substitute_may_not_decide = 1741,
  // The rules.
  sender_not_enforcement_unit = 1742,
  sender_without_legal_subject = 1743,
  not_a_judicial_organ = 1752,
  task_force_too_small = 1753,  // number: fewest officers
  task_force_missing = 1754,
  threshold_not_checked = 1756,
  threshold_not_reached = 1757,
  fine_in_place_of_referral = 1758,  // at: since when it is treated as suspected crime
  penalty_after_referral = 1759,     // at: when it was referred
  organ_not_competent = 1764,        // subject: the unit
  procuratorate_missing = 1765,
  redaction_not_confirmed = 1766,
  personal_data_not_reviewed = 1767,  // number: findings
  material_already_sent = 1768,
  material_not_yours = 1769,
  attachment_missing = 1770,  // subject: its kind
  nothing_supplied = 1771,
  reconsideration_too_late = 1775,  // at: when the time ended
  reconsideration_exhausted = 1776,
  no_objection_to_commission = 1777,
  supervision_of_own_case = 1778,
  organ_ambiguous = 1779,
  penalty_unknown = 1780,
  penalty_missing = 1781,
  copies_outstanding = 1782,  // number: copies
  receiver_not_enforcement_unit = 1783,
  unit_has_declined = 1784,
  time_already_passed = 1785,  // at: the time of the act
  case_undecided = 1786,
};

/// All of them, common ones included, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1700>;

}  // namespace liandong::criminal_referral
