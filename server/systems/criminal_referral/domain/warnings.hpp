// The frozen words of the warnings of criminal referral; sentences are `warning.<word>` in the
// message files.
#pragma once

#include <span>
#include <string_view>

namespace liandong::criminal_referral {

[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::criminal_referral
