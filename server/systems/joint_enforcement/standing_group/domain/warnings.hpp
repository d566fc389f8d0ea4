// The words of all warnings, for the check of the message files.
#pragma once

#include <span>
#include <string_view>

namespace liandong::standing_group {

[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::standing_group
