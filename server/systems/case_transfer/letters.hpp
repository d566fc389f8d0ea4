// The transfer letter (涉嫌违法案件移送函): what it says, and what of it must be read for personal
// data. No field of a complainant is ever read.  [3.1.2-b]
#pragma once

#include "kernel/describe.hpp"
#include "kernel/personal_data.hpp"
#include "systems/common/letters.hpp"

#include <string>

namespace liandong::case_transfer {

[[nodiscard]] common::Letters letters();

/// One place in outgoing texts or files that looks like somebody's personal data.
struct OutgoingFinding {
  std::string where;  // facts, location, provisions, title, or the name of a file
  PersonalDataKind kind{};
  std::string masked;
};
LIANDONG_DESCRIBE(OutgoingFinding, where, kind, masked)

}  // namespace liandong::case_transfer
