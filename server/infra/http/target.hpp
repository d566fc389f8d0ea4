// Splits and decodes the request target.
#pragma once

#include "infra/http/message.hpp"

#include <string_view>

namespace liandong::http {

/// Fills `path` and `query` from `request.target`. In the query "+" is a space, as forms send it.
/// @return false if it is neither a path nor an absolute URL, holds an invalid percent-encoding,
///         invalid UTF-8, a control character in the path, U+0000, an encoded slash or a "." or
///         ".." segment (nothing the server offers has one, and proxies disagree on their meaning)
[[nodiscard]] bool parse_target(Request& request);

/// @return whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms)
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace liandong::http
