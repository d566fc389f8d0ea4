// A blocking HTTP/1.1 client for tests; simple, and able to misbehave on purpose.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::http {

/// A TCP connection whose reads give up after 20 seconds.
class RawSocket {
 public:
  /// Not connected yet; takes a descriptor.
  RawSocket();
  /// @throws std::runtime_error if nobody listens
  RawSocket(const std::string& host, unsigned port);
  void connect(const std::string& host, unsigned port);
  RawSocket(RawSocket&& other) noexcept;
  RawSocket& operator=(RawSocket&& other) noexcept;
  ~RawSocket();

  /// @return false if the peer closed the connection
  bool send(std::string_view bytes);
  /// @return false at the end of the stream, on a reset or after the time limit
  bool receive(std::string& to);
  /// @return everything up to and including the delimiter, or nothing at the end of the stream
  std::optional<std::string> read_until(std::string_view delimiter);
  std::optional<std::string> read_exactly(std::size_t bytes);
  /// @return all bytes until the peer closes
  std::string read_to_end();
  void finish_sending();
  void close();
  void set_receive_buffer(int bytes);

 private:
  int fd_ = -1;
  std::string pending_;
};

struct ClientResponse {
  int status = 0;  // 0 = the connection ended without an answer
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // as sent, not decompressed

  /// @param name case-insensitive; @return the first value or an empty text
  [[nodiscard]] std::string header(std::string_view name) const;
};

using ClientHeaders = std::vector<std::pair<std::string, std::string>>;

/// Reads one response; interim 100 responses are skipped.
/// @param head true for the answer of a HEAD request, which has no body
[[nodiscard]] ClientResponse read_response(RawSocket& socket, bool head = false);

/// Keeps one connection open and connects again after the server closed it.
class Client {
 public:
  Client(std::string host, unsigned port);

  /// Content-Length is added when there is a body or the method is not GET, HEAD or DELETE.
  ClientResponse request(std::string_view method, std::string_view target,
                         const ClientHeaders& headers = {}, std::string_view body = {});
  ClientResponse get(std::string_view target, const ClientHeaders& headers = {});
  ClientResponse post(std::string_view target, std::string_view body,
                      const ClientHeaders& headers = {});

 private:
  std::string host_;
  unsigned port_;
  std::optional<RawSocket> socket_;
};

/// Listens to one event stream.
class EventReader {
 public:
  struct Event {
    std::string id;
    std::string event;
    std::string data;
    bool comment = false;  // a heartbeat
  };

  EventReader(const std::string& host, unsigned port, std::string_view target,
              const ClientHeaders& headers = {});
  /// The status and headers; the body only if the status is not 200.
  [[nodiscard]] const ClientResponse& response() const { return response_; }
  /// @return the next event or heartbeat, or nothing when the stream has ended
  std::optional<Event> next();
  /// @return the next event that is no heartbeat
  std::optional<Event> next_event();
  void close();

 private:
  RawSocket socket_;
  ClientResponse response_;
};

}  // namespace liandong::http
