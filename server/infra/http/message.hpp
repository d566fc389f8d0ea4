// The plain request and response structs of the HTTP layer; no third-party type appears here.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::http {

enum class Method : std::uint8_t { get, head, post, put, patch_, delete_, options };
inline constexpr std::size_t method_count = 7;

/// @return the name on the wire, "GET"
[[nodiscard]] std::string_view method_name(Method method);
/// @param name case-sensitive, as received; @return nothing for a method this server does not know
[[nodiscard]] std::optional<Method> parse_method(std::string_view name);

/// Names and values in the order received; a name may stand several times.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// One request whose header was read. Texts in `path` and `query` are percent-decoded, valid UTF-8
/// and free of U+0000; `path` has no "." or ".." segment and no encoded slash. Header values and
/// `body` are bytes as received.
struct Request {
  Method method = Method::get;
  std::string target;  // as received, at most ServerOptions::target_bytes_max
  std::string path;    // starts with "/"
  Fields query;
  Fields headers;
  Fields path_params;          // of the matched pattern; the rest matched by "*" is named "*"
  std::string body;            // empty for uploads: their sink gets it
  std::string remote_address;  // the peer, or the client named by a trusted proxy
  std::string request_id;      // incident id, 16 hexadecimal digits, made by the server

  /// @param name case-insensitive; @return the first value
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  /// @return the value of the first cookie of that name, as received
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
  /// @return the first value; "?a" gives an empty one
  [[nodiscard]] std::optional<std::string> query_value(std::string_view name) const;
  /// @param name without the colon; a name the pattern does not have is a bug and aborts
  [[nodiscard]] const std::string& param(std::string_view name) const;
};

/// A part of a file, streamed without being loaded.
struct FileBody {
  std::string path;
  std::uint64_t offset = 0;
  std::optional<std::uint64_t> size;  // nothing = up to the end of the file
};

/// One answer. At most one of body, shared_body and file is used, in the order file, shared_body,
/// body. The server adds Content-Length, Connection, Date, X-Request-Id, the security headers and
/// `Cache-Control: no-store`, each of the last two only where `headers` has no such name; answers
/// 304 when `headers` has an ETag that If-None-Match names; compresses texts above 1 KiB; and
/// serves one Range of a `file` with status 200. Control characters in values become spaces.
/// A status outside 200–599, a header name that is no token, or Content-Length, Transfer-Encoding,
/// Connection or Date in `headers`, is a bug and aborts.
struct Response {
  int status = 200;
  Fields headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;
  std::optional<FileBody> file;
  std::string error_code;  // not empty: Hooks::error_response makes the body

  /// @param name case-insensitive; @return the first value
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

struct Cookie {
  enum class SameSite : std::uint8_t { strict, lax };
  std::string name;   // a token, else a bug
  std::string value;  // no space, quote, comma, semicolon, backslash or control, else a bug
  std::optional<std::int64_t> max_age_seconds;  // nothing = until the browser closes; 0 = delete
  bool http_only = true;
  bool secure = true;
  SameSite same_site = SameSite::strict;
  std::string path = "/";
};

/// @param body serialised JSON; status 400 and above is labelled application/problem+json
[[nodiscard]] Response json(int status, std::string body);
/// @param body UTF-8 text
[[nodiscard]] Response text(int status, std::string body);
[[nodiscard]] Response no_content();
/// @param status 303 by default: the browser fetches `location` with GET
[[nodiscard]] Response redirect(std::string location, int status = 303);
/// A failure whose body the application renders through Hooks::error_response.
[[nodiscard]] Response error(int status, std::string_view code);
void set_cookie(Response& response, const Cookie& cookie);

/// ASCII only, as HTTP names are.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);
/// @return whether the text may be a header name or a cookie name (RFC 9110 token)
[[nodiscard]] bool is_token(std::string_view text);

}  // namespace liandong::http
