#include "systems/common/domain/duties.hpp"

namespace liandong::common {

std::string DutyRows::key(const DutyInfo& info, std::size_t n) {
  return n == 1 ? std::string(info.duty) : std::string(info.duty) + "." + std::to_string(n);
}

Obligation DutyRows::row(const DutyInfo& info, std::size_t n, UnitId debtor, UnitId creditor,
                         Instant arises_at) const {
  Obligation made =
      prompt_obligation(key(info, n), std::string(info.duty), std::string(info.clause), info.basis,
                        arises_at, targets_.of(info.target), calendar_);
  made.debtor = debtor;
  made.creditor = creditor;
  return made;
}

Obligation DutyRows::legal_row(const DutyInfo& info, std::size_t n, UnitId debtor, UnitId creditor,
                               Instant arises_at, Period period) const {
  Obligation made = legal_obligation(key(info, n), std::string(info.duty), std::string(info.clause),
                                     info.basis, arises_at, period, calendar_);
  made.debtor = debtor;
  made.creditor = creditor;
  return made;
}

void DutyRows::add(Obligation row) {
  const bool open = !row.discharged_at && !row.excused_at && !row.superseded_at;
  if (open && closed_at_) row.superseded_at = closed_at_;
  rows_.push_back(std::move(row));
}

}  // namespace liandong::common
