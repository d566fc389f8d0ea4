// The periods of State Council Order 310 and its neighbours. “日” are calendar days: if the last
// one is a day of rest the bound is the next working day, and the day itself stays as target.
// [D0040]
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/period.hpp"
#include "systems/criminal_referral/domain/state.hpp"

namespace liandong::criminal_referral {

inline constexpr Period approval_period = calendar_days(3);        // [L:order_310-5]
inline constexpr Period referral_period = hours(24);               // [L:order_310-5]
inline constexpr Period organ_period = hours(24);                  // [L:order_310-7]
inline constexpr Period supply_period = calendar_days(3);          // [L:police_procedure-180]
inline constexpr Period filing_period = calendar_days(3);          // [L:order_310-8]
inline constexpr Period reasons_period = calendar_days(7);         // [L:police_procedure-182]
inline constexpr Period ordered_period = calendar_days(15);        // [L:police_procedure-182]
inline constexpr Period handover_period = calendar_days(3);        // [L:order_310-12]
inline constexpr Period decision_copy_period = calendar_days(10);  // [L:transfer_opinion]

/// For the sender to object to a non-filing.  [L:order_310-9, L:procuratorate_rules]
[[nodiscard]] Period objection_period(CrimeKind kind);
/// For the organ to decide the n-th reconsideration, from 1.
/// [L:order_310-9, L:procuratorate_rules]
[[nodiscard]] Period reconsideration_period(CrimeKind kind, std::size_t n);

/// When the organ's time to decide on filing ends: from its receipt, or from the arrival of the
/// letter while it has not signed.  [L:order_310-8]
[[nodiscard]] Instant filing_bound(const Round& round, const WorkCalendar& calendar);

}  // namespace liandong::criminal_referral
