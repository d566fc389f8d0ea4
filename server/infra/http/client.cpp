#include "infra/http/client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liandong::http {
namespace {

constexpr std::string_view scheme = "http://";
constexpr std::size_t url_length_max = 300;

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int fd() const { return fd_; }

  /// Waits until the socket is ready. @return false after the time
  [[nodiscard]] bool wait(short events, int timeout_ms) const {
    pollfd one{fd_, events, 0};
    return ::poll(&one, 1, timeout_ms) == 1;
  }

 private:
  int fd_;
};

struct FreeAddresses {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses resolve(const WebAddress& address) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (::getaddrinfo(address.host.c_str(), address.port.c_str(), &wanted, &list) != 0) {
    return nullptr;
  }
  return Addresses{list};
}

std::string ip_of(const addrinfo& one) {
  std::array<char, NI_MAXHOST> text{};
  const int failed = ::getnameinfo(one.ai_addr, one.ai_addrlen, text.data(), text.size(), nullptr,
                                   0, NI_NUMERICHOST);
  return failed == 0 ? std::string{text.data()} : std::string{};
}

bool connect_to(const Socket& socket, const addrinfo& one, int timeout_ms) {
  const int flags = ::fcntl(socket.fd(), F_GETFL, 0);
  if (flags < 0 || ::fcntl(socket.fd(), F_SETFL, flags | O_NONBLOCK) < 0) {
    return false;
  }
  if (::connect(socket.fd(), one.ai_addr, one.ai_addrlen) == 0) {
    return true;
  }
  if (errno != EINPROGRESS || !socket.wait(POLLOUT, timeout_ms)) {
    return false;
  }
  int fault = 0;
  socklen_t size = sizeof fault;
  return ::getsockopt(socket.fd(), SOL_SOCKET, SO_ERROR, &fault, &size) == 0 && fault == 0;
}

bool send_all(const Socket& socket, std::string_view text, int timeout_ms) {
  while (!text.empty()) {
    const auto sent = ::send(socket.fd(), text.data(), text.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      text.remove_prefix(static_cast<std::size_t>(sent));
    } else if (sent == 0 || errno != EAGAIN || !socket.wait(POLLOUT, timeout_ms)) {
      return false;
    }
  }
  return true;
}

/// The status of "HTTP/1.1 204 …"; nothing else of the answer is read.
Posted answer(const Socket& socket, int timeout_ms) {
  using Steady = std::chrono::steady_clock;
  const auto end = Steady::now() + std::chrono::milliseconds{timeout_ms};
  std::string head;
  std::array<char, 64> part{};
  while (head.size() < 12) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now());
    if (left.count() <= 0 || !socket.wait(POLLIN, static_cast<int>(left.count()))) {
      return {0, "timeout"};
    }
    const auto got = ::recv(socket.fd(), part.data(), part.size(), 0);
    if (got <= 0) {
      return {0, "no_answer"};
    }
    head.append(part.data(), static_cast<std::size_t>(got));
  }
  const bool digits =
      std::all_of(head.begin() + 9, head.begin() + 12, [](char c) { return c >= '0' && c <= '9'; });
  if (!head.starts_with("HTTP/1.") || !digits) {
    return {0, "no_answer"};
  }
  return {std::stoi(head.substr(9, 3)), {}};
}

std::string request_text(const WebAddress& address, const PostHeaders& headers,
                         std::string_view body) {
  std::string text = "POST " + address.target + " HTTP/1.1\r\nHost: " + address.host +
                     "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                     "\r\n";
  for (const auto& [name, value] : headers) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
  return text.append("\r\n").append(body);
}

}  // namespace

std::optional<WebAddress> parse_web_address(std::string_view url) {
  const bool plain = std::all_of(url.begin(), url.end(),
                                 [](char c) { return c > ' ' && c < '\x7f' && c != '\\'; });
  if (!url.starts_with(scheme) || url.size() > url_length_max || !plain ||
      url.find_first_of("@#") != std::string_view::npos) {
    return std::nullopt;
  }
  url.remove_prefix(scheme.size());
  const auto slash = url.find_first_of("/?");
  std::string_view authority = url.substr(0, slash);
  WebAddress address;
  address.port = "80";
  address.target = slash == std::string_view::npos ? "/" : std::string{url.substr(slash)};
  if (address.target.front() != '/') {
    address.target.insert(0, "/");
  }
  const auto colon = authority.rfind(':');
  if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    const bool digits =
        !port.empty() && port.size() <= 5 &&
        std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || std::stoi(std::string{port}) < 1 || std::stoi(std::string{port}) > 65'535) {
      return std::nullopt;
    }
    address.port = port;
    authority = authority.substr(0, colon);
  }
  if (authority.starts_with('[') && authority.ends_with(']')) {
    authority = authority.substr(1, authority.size() - 2);
  }
  if (authority.empty()) {
    return std::nullopt;
  }
  address.host = authority;
  return address;
}

bool is_inside(std::string_view ip) {
  const std::string text{ip};
  in_addr four{};
  if (::inet_pton(AF_INET, text.c_str(), &four) == 1) {
    const std::uint32_t number = ntohl(four.s_addr);
    return (number >> 24) == 127 || (number >> 24) == 10 || (number >> 20) == 0xAC1 ||
           (number >> 16) == 0xC0A8;
  }
  in6_addr six{};
  if (::inet_pton(AF_INET6, text.c_str(), &six) != 1) {
    return false;
  }
  return IN6_IS_ADDR_LOOPBACK(&six) || (six.s6_addr[0] & 0xFE) == 0xFC;
}

Posted post(const WebAddress& address, const PostHeaders& headers, std::string_view body,
            int timeout_ms) {
  const Addresses all = resolve(address);
  if (!all) {
    return {0, "unreachable"};
  }
  Posted last{0, "unreachable"};
  for (const addrinfo* one = all.get(); one != nullptr; one = one->ai_next) {
    // Each address is judged, not the name: names may mean something else the next time.
    if (!is_inside(ip_of(*one))) {
      last = {0, "outside"};
      continue;
    }
    const Socket socket{::socket(one->ai_family, one->ai_socktype, one->ai_protocol)};
    if (socket.fd() < 0 || !connect_to(socket, *one, timeout_ms)) {
      last = {0, "unreachable"};
      continue;
    }
    if (!send_all(socket, request_text(address, headers, body), timeout_ms)) {
      return {0, "no_answer"};
    }
    return answer(socket, timeout_ms);
  }
  return last;
}

}  // namespace liandong::http
