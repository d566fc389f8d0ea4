// The duties of a system as a table, and the rows of one matter made from it.
#pragma once

#include "kernel/obligation.hpp"
#include "kernel/targets.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::common {

/// One kind of duty. Words only, shown in the README of the system and checked against the targets
/// of the city; what is computed from them is in obligations.cpp of the system.
struct DutyInfo {
  std::string_view duty;            // frozen word, label `duty.<word>` in the message files
  std::string_view debtor;          // sender, receiver or interim
  std::string_view creditor;        // sender, receiver, competent_unit, party or public
  std::string_view trigger;         // what it arises from
  std::string_view legal;           // legal periods as text; empty = none, see target
  std::string_view target;          // name in Targets; empty = none
  std::string_view target_default;  // of the city of the notice; empty = elapsed time is shown only
  Basis basis;
  std::string_view clause;  // may name several, parted by " / "; then the rows say which
};

/// Gathers the rows of one matter.
class DutyRows {
 public:
  /// @param closed_at when the matter closed: what is open then is overtaken
  DutyRows(const Targets& targets, const WorkCalendar& calendar, std::optional<Instant> closed_at)
      : targets_(targets), calendar_(calendar), closed_at_(closed_at) {}

  /// The n-th row of a duty; the first one bears the plain word.
  [[nodiscard]] static std::string key(const DutyInfo& info, std::size_t n);
  /// A duty with the target of the city, if it has one.
  [[nodiscard]] Obligation row(const DutyInfo& info, std::size_t n, UnitId debtor, UnitId creditor,
                               Instant arises_at) const;
  /// A duty with a legal period.
  [[nodiscard]] Obligation legal_row(const DutyInfo& info, std::size_t n, UnitId debtor,
                                     UnitId creditor, Instant arises_at, Period period) const;
  void add(Obligation row);

  [[nodiscard]] const Targets& targets() const { return targets_; }
  [[nodiscard]] const WorkCalendar& calendar() const { return calendar_; }
  [[nodiscard]] std::vector<Obligation> take() && { return std::move(rows_); }

 private:
  const Targets& targets_;
  const WorkCalendar& calendar_;
  std::optional<Instant> closed_at_;
  std::vector<Obligation> rows_;
};

}  // namespace liandong::common
