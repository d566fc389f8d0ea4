#include "systems/criminal_referral/domain/duty_table.hpp"

namespace liandong::criminal_referral {

std::span<const common::DutyInfo> duties() { return duty::table; }

}  // namespace liandong::criminal_referral
