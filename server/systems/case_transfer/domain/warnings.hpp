// The frozen words of the warnings of case transfer; sentences are `warning.<word>` in the message
// files.
#pragma once

#include <span>
#include <string_view>

namespace liandong::case_transfer {

[[nodiscard]] std::span<const std::string_view> warning_words();

}  // namespace liandong::case_transfer
