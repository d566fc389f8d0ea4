// The letters of a referral (涉嫌犯罪案件移送书, 提请复议书, 建议立案监督书, 反向移送书): what they
// say, and what of them must be read for personal data. No field of a complainant is ever read.
#pragma once

#include "systems/common/letters.hpp"

namespace liandong::criminal_referral {

[[nodiscard]] common::Letters letters();

}  // namespace liandong::criminal_referral
