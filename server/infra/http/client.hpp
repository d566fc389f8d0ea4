// Posts a small body to another system and says what came of it. Blocking, with limits on
// everything; only addresses inside the office are reached.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::http {

/// An address a webhook may have: plain http, for the line inside an office or a gateway that
/// speaks TLS for us.
struct WebAddress {
  std::string host;
  std::string port;
  std::string target;  // path and query, begins with "/"
  friend bool operator==(const WebAddress&, const WebAddress&) = default;
};

/// @return nothing unless the text is "http://host[:port][/path]" of at most 300 printable ASCII
///         characters without user, fragment or blank
[[nodiscard]] std::optional<WebAddress> parse_web_address(std::string_view url);

/// True for addresses of this machine and of private networks (RFC 1918, fc00::/7): whoever may
/// register an address must not make the server call the world.
[[nodiscard]] bool is_inside(std::string_view ip);

using PostHeaders = std::vector<std::pair<std::string, std::string>>;

/// @param timeout_ms for connecting and for the answer, each
/// @return the status of the answer, or why there is none, as one word ("unreachable", "outside",
///         "timeout", "no_answer"). @threads any
struct Posted {
  int status = 0;
  std::string_view failure;
};
[[nodiscard]] Posted post(const WebAddress& address, const PostHeaders& headers,
                          std::string_view body, int timeout_ms);

}  // namespace liandong::http
