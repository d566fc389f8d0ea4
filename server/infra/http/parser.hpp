// Reads one HTTP/1.x request from bytes as they come; knows nothing of sockets.
#pragma once

#include "infra/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::http {

class RequestParser {
 public:
  enum class State : std::uint8_t { header, body, done, failed };
  enum class Failure : std::uint8_t {
    malformed,
    target_too_long,
    header_too_large,
    body_too_large
  };

  RequestParser(std::size_t header_bytes_max, std::size_t target_bytes_max);
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;
  ~RequestParser();

  /// Begins the next request; the body may then have any size until limit_body().
  void reset();

  /// Parses what it can and stops at the end of the header and at the end of the request.
  /// Refused beyond what the grammar refuses: Transfer-Encoding other than "chunked" or together
  /// with Content-Length, a repeated Content-Length, HTTP/1.1 without exactly one Host.
  /// @param bytes all that was received and not yet consumed
  /// @return how many bytes were consumed; with 0 in state header or body, more are needed
  std::size_t put(std::string_view bytes);

  /// To be called at the end of the header; an announced length above the limit fails at once.
  void limit_body(std::size_t bytes_max);

  [[nodiscard]] State state() const;
  [[nodiscard]] Failure failure() const;  // in state failed
  /// Complete but for `body`, which grows while state is body and which the caller may take out.
  [[nodiscard]] Request& request();
  [[nodiscard]] const Request& request() const;
  /// @return the method as received; empty before the request line was read
  [[nodiscard]] const std::string& method() const;
  [[nodiscard]] bool method_known() const;
  [[nodiscard]] bool keep_alive() const;
  [[nodiscard]] bool http_1_0() const;

 private:
  class Impl;
  std::size_t header_bytes_max_;
  std::size_t target_bytes_max_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace liandong::http
