// The frozen words of the warnings of enforcement assistance; sentences are `warning.<word>` in the
// message files.
#pragma once

#include <span>
#include <string_view>

namespace liandong::enforcement_assistance {

[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::enforcement_assistance
