// Passes one request on to another server and reads its answer. Blocking, with limits on
// everything.
#pragma once

#include "infra/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace liandong::http {

/// Where another server listens: "10.0.0.2:8080", "[fc00::2]:8080", "node-b:8080".
struct HostPort {
  std::string host;
  std::string port;
  /// @return nothing unless the text is a host of printable ASCII and a port from 1 to 65535
  [[nodiscard]] static std::optional<HostPort> parse(std::string_view text);
};

/// Nobody took the connection: nothing of the request was heard.
class UpstreamUnreachable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// The connection broke, or the answer came too late or was none: whether the request was carried
/// out is not known.
class UpstreamSilent : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One exchange on a connection of its own, so that a failure always belongs to this request. Waits
/// for the network: not for an I/O thread. One thread at a time.
class Upstream {
 public:
  struct Limits {
    int connect_ms = 2'000;
    int progress_ms = 20'000;  // for every piece sent, and for the whole answer
    std::size_t answer_bytes_max = std::size_t{16} << 20;
  };
  explicit Upstream(Limits limits) : limits_(limits) {}
  ~Upstream();
  Upstream(const Upstream&) = delete;
  Upstream& operator=(const Upstream&) = delete;

  /// @throws UpstreamUnreachable
  void connect(const HostPort& to);
  /// Sends the head: the request's method, target and headers as received, without those that
  /// speak of the connection, and `more`. A body follows through send_body().
  /// @param length of the body; nothing = it is sent in chunks
  /// If the other side stops listening, what follows is dropped and answer() tells why.
  void send_head(const Request& request, std::optional<std::uint64_t> length, const Fields& more);
  void send_body(std::string_view bytes);
  /// After the last of the body. @return the answer, without headers that speak of the connection
  /// @throws UpstreamSilent
  [[nodiscard]] Response answer();
  /// Ends the connection under a thread that waits for it: nobody is going to answer. After
  /// connect(), while the object lives. @threads any
  void cut() noexcept;

 private:
  void send(std::string_view bytes);
  [[nodiscard]] std::string_view receive(int timeout_ms);

  Limits limits_;
  int socket_ = -1;
  bool chunked_ = false;
  bool broken_ = false;  // nothing more can be sent; there may be an answer
  std::string buffer_;
};

}  // namespace liandong::http
