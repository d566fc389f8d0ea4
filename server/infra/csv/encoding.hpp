// Which of the two encodings of Chinese spreadsheets a text is in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace liandong::csv {

/// True if the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// The text in UTF-8, or nothing if the bytes are not GB18030.
/// @throws std::runtime_error if this machine's iconv does not know GB18030
[[nodiscard]] std::optional<std::string> utf8_from_gb18030(std::string_view bytes);

}  // namespace liandong::csv
