#include "systems/criminal_referral/domain/clocks.hpp"

namespace liandong::criminal_referral {

Period objection_period(CrimeKind kind) {
  return calendar_days(kind == CrimeKind::procuratorate ? 5 : 3);
}

Period reconsideration_period(CrimeKind kind, std::size_t n) {
  if (kind != CrimeKind::procuratorate) return calendar_days(3);
  return calendar_days(n == 1 ? 7 : 15);
}

Instant filing_bound(const Round& round, const WorkCalendar& calendar) {
  return due(filing_period, round.receipted_at.value_or(round.sent_at), calendar)->due_before;
}

}  // namespace liandong::criminal_referral
