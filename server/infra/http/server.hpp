// The HTTP/1.1 server: sockets, deadlines, limits and graceful stop around the routing table.
#pragma once

#include "infra/http/routes.hpp"

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::http {

struct ServerOptions {
  std::string address = "127.0.0.1";  // IPv4 or IPv6, no name
  std::uint16_t port = 0;             // 0 = a free one, see Server::port
  unsigned io_threads = 2;
  unsigned upload_threads = 2;  // call UploadSink

  std::size_t header_bytes_max = 16 * 1024;           // request line and headers; above = 431
  std::size_t target_bytes_max = 8 * 1024;            // above = 414
  std::size_t connections_max = 4096;                 // above = 503 and close
  std::size_t stream_pending_bytes_max = 256 * 1024;  // per event stream; above = closed

  std::chrono::milliseconds header_timeout{15'000};  // first byte to end of header; then 408
  std::chrono::milliseconds body_timeout{30'000};    // per 4 KiB of body; then 408
  std::chrono::milliseconds reply_timeout{60'000};   // handler called to Reply called; then 503
  std::chrono::milliseconds write_timeout{30'000};   // without progress; then closed
  std::chrono::milliseconds keep_alive_timeout{60'000};
  std::chrono::milliseconds heartbeat{15'000};   // comment on a silent event stream
  std::chrono::milliseconds linger{2'000};       // reading on after a refused body
  std::chrono::milliseconds reaper_period{500};  // how exactly deadlines are kept
  unsigned drain_seconds = 10;                   // stop() waits so long for busy requests

  /// Peers whose X-Forwarded-For is believed: the last address in it that is not one of these is
  /// the client's.
  std::vector<std::string> trusted_proxies;
};

/// One finished request. The views are valid during the call.
struct RequestLog {
  std::string_view method;  // empty if the request line could not be read
  std::string_view route;   // the pattern, never the query; empty if nothing matched
  int status = 0;
  std::int64_t micros = 0;  // first byte of the request to last byte of the answer
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::string_view request_id;
  std::string_view remote_address;
};

/// Who asked and under which id, where another process passed the request on.
struct PassedOn {
  std::string remote_address;
  std::string request_id;
};

/// @threads every hook is called on I/O threads, several at a time, and must not block
struct Hooks {
  std::function<void(const RequestLog&)> on_finished;
  /// Renders the failures of the server itself and of http::error(). The status is forced to the
  /// one given. Codes of the server: malformed_request 400, not_found 404, method_not_allowed 405,
  /// request_timeout 408, body_too_large 413, target_too_long 414, expectation_failed 417,
  /// header_too_large 431, internal_error and reply_dropped 500, server_busy and reply_timeout 503.
  /// @param request null while there is none; after a handler took it only method, remote_address
  ///                and request_id are set
  std::function<Response(int status, std::string_view code, const Request* request)> error_response;
  /// Renders an exception of a handler or sink; without it the answer is 500 internal_error.
  std::function<Response(std::exception_ptr, const Request& request)> exception_response;
  /// What is to be believed about a request that says another process passed it on; nothing = it
  /// is the peer's own.
  std::function<std::optional<PassedOn>(const Request& request)> passed_on;
  /// Asked before the handler of a request that may change something (not GET, HEAD or OPTIONS)
  /// gets its body: who takes it instead of the handler. A null sink = the handler does.
  UploadHandler pass_on;
};

struct ServerStats {
  std::uint64_t connections_open = 0;
  std::uint64_t connections_total = 0;
  std::uint64_t connections_refused = 0;  // above connections_max
  std::uint64_t accept_failures = 0;      // out of descriptors or memory
  std::uint64_t requests_in_flight = 0;   // without streams
  std::uint64_t streams_open = 0;
  std::uint64_t requests_by_class[6] = {};  // [2] = 2xx
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
};

/// Another process listens on that address and port.
class AddressInUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The address is invalid or may not be used.
class ListenFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Server {
 public:
  Server(ServerOptions options, Router router, Hooks hooks);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Stops if stop() was not called.
  ~Server();

  /// Listens and returns at once. @throws AddressInUse, ListenFailed
  void start();
  /// @return the port listened on; 0 before start()
  [[nodiscard]] unsigned port() const;
  /// Accepts no more, closes idle connections and streams, waits up to drain_seconds for busy
  /// requests, cuts off the rest and joins the threads. Not from a handler or hook. A Reply called
  /// later is harmless.
  void stop();
  /// @threads any
  [[nodiscard]] ServerStats stats() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace liandong::http
