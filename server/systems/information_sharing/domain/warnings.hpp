// The frozen words of the warnings of shared information; sentences are `warning.<word>` in the
// message files.
#pragma once

#include <span>
#include <string_view>

namespace liandong::information_sharing {

[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::information_sharing
