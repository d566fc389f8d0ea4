// The duties of a case transfer as a table: who owes what to whom, from when, under which clause.
#pragma once

#include "kernel/obligation.hpp"

#include <span>
#include <string_view>

namespace liandong::case_transfer {

/// One kind of duty. Words only; what is computed from them is in obligations.cpp.
struct DutyInfo {
  std::string_view duty;            // frozen word, label `duty.<word>` in the message files
  std::string_view debtor;          // sender, receiver or interim
  std::string_view creditor;        // sender, receiver, competent_unit, party or public
  std::string_view trigger;         // what it arises from
  std::string_view legal;           // legal periods as text; empty = none, see target
  std::string_view target;          // name in Targets; empty = none
  std::string_view target_default;  // of the city of the notice; empty = elapsed time is shown only
  Basis basis;
  std::string_view clause;  // "3.1.1-a" stands for 3.1.1-b as well if a department is the sender
};

[[nodiscard]] std::span<const DutyInfo> duties();

}  // namespace liandong::case_transfer
