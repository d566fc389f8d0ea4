#include "infra/http/upstream.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liandong::http {
namespace {

namespace beast_http = boost::beast::http;
using AnswerParser = beast_http::response_parser<beast_http::string_body>;

constexpr std::size_t read_bytes = 64 * 1024;
constexpr std::size_t port_digits_max = 5;
constexpr long port_max = 65'535;

/// Of the connection, not of the message; or made anew on every way.
constexpr std::array<std::string_view, 13> not_passed_on{
    "connection",     "keep-alive",      "proxy-connection", "te",
    "trailer",        "upgrade",         "expect",           "transfer-encoding",
    "content-length", "accept-encoding", "x-forwarded-for",  "date",
    "x-request-id"};

bool is_passed_on(std::string_view name) {
  return std::none_of(not_passed_on.begin(), not_passed_on.end(),
                      [&](auto each) { return equal_ignoring_case(each, name); });
}

struct FreeAddresses {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};

/// @return false after the time
bool wait_for(int socket, short events, int timeout_ms) {
  pollfd one{socket, events, 0};
  int ready = 0;
  do {
    ready = ::poll(&one, 1, timeout_ms);
  } while (ready < 0 && errno == EINTR);
  return ready == 1;
}

/// @return a connected socket that does not block, or -1
int connected(const addrinfo& one, int timeout_ms) {
  const int socket =
      ::socket(one.ai_family, one.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, one.ai_protocol);
  if (socket < 0) {
    return -1;
  }
  int fault = 0;
  socklen_t size = sizeof fault;
  const bool done = ::connect(socket, one.ai_addr, one.ai_addrlen) == 0 ||
                    (errno == EINPROGRESS && wait_for(socket, POLLOUT, timeout_ms) &&
                     ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &fault, &size) == 0 && fault == 0);
  if (!done) {
    ::close(socket);
    return -1;
  }
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

}  // namespace

std::optional<HostPort> HostPort::parse(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || text.size() > 300) {
    return std::nullopt;
  }
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) {
    host = host.substr(1, host.size() - 2);
  }
  long number = 0;
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), number);
  const bool plain = std::all_of(host.begin(), host.end(), [&](char c) {
    return c > ' ' && c < '\x7f' && c != '/' && c != '@' && c != '[' && c != ']' &&
           (c != ':' || bracketed);
  });
  if (host.empty() || !plain || fault != std::errc{} || end != port.data() + port.size() ||
      port.size() > port_digits_max || number < 1 || number > port_max) {
    return std::nullopt;
  }
  return HostPort{std::string{host}, std::string{port}};
}

Upstream::~Upstream() {
  if (socket_ >= 0) {
    ::close(socket_);
  }
}

void Upstream::connect(const HostPort& to) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (::getaddrinfo(to.host.c_str(), to.port.c_str(), &wanted, &list) == 0) {
    const std::unique_ptr<addrinfo, FreeAddresses> all{list};
    for (const addrinfo* one = list; one != nullptr && socket_ < 0; one = one->ai_next) {
      socket_ = connected(*one, limits_.connect_ms);
    }
  }
  if (socket_ < 0) {
    throw UpstreamUnreachable("nobody answers at " + to.host + " port " + to.port);
  }
}

void Upstream::cut() noexcept { ::shutdown(socket_, SHUT_RDWR); }

void Upstream::send(std::string_view bytes) {
  while (!bytes.empty() && !broken_) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (sent < 0 && errno == EINTR) {
      continue;
    } else if (sent == 0 || errno != EAGAIN || !wait_for(socket_, POLLOUT, limits_.progress_ms)) {
      broken_ = true;
    }
  }
}

void Upstream::send_head(const Request& request, std::optional<std::uint64_t> length,
                         const Fields& more) {
  std::string head{method_name(request.method)};
  head.append(" ").append(request.target).append(" HTTP/1.1\r\nConnection: close\r\n");
  for (const auto& [name, value] : request.headers) {
    if (is_passed_on(name)) {
      head.append(name).append(": ").append(value).append("\r\n");
    }
  }
  for (const auto& [name, value] : more) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
  chunked_ = !length;
  head.append(length ? "Content-Length: " + std::to_string(*length)
                     : std::string{"Transfer-Encoding: chunked"});
  send(head.append("\r\n\r\n"));
}

void Upstream::send_body(std::string_view bytes) {
  if (bytes.empty()) {
    return;
  }
  if (!chunked_) {
    send(bytes);
    return;
  }
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), bytes.size(), 16);
  std::string piece{digits.data(), end.ptr};
  send(piece.append("\r\n").append(bytes).append("\r\n"));
}

/// More of the answer behind what is left in the buffer; nothing at its end.
std::string_view Upstream::receive(int timeout_ms) {
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + read_bytes);
  ssize_t got = -1;
  if (wait_for(socket_, POLLIN, timeout_ms)) {
    do {
      got = ::recv(socket_, buffer_.data() + kept, read_bytes, 0);
    } while (got < 0 && errno == EINTR);
  }
  if (got < 0) {
    buffer_.resize(kept);
    throw UpstreamSilent("no answer to a request that was passed on");
  }
  buffer_.resize(kept + static_cast<std::size_t>(got));
  return std::string_view{buffer_}.substr(kept);
}

Response Upstream::answer() {
  using Steady = std::chrono::steady_clock;
  if (chunked_) {
    send("0\r\n\r\n");
  }
  const auto end = Steady::now() + std::chrono::milliseconds{limits_.progress_ms};
  AnswerParser parser;
  parser.body_limit(limits_.answer_bytes_max);
  parser.eager(true);
  boost::beast::error_code fault;
  while (!parser.is_done()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now());
    if (receive(static_cast<int>(std::max<std::int64_t>(left.count(), 0))).empty()) {
      if (parser.got_some()) {
        parser.put_eof(fault);
      }
      if (fault || !parser.is_done()) {
        throw UpstreamSilent("the answer to a request that was passed on broke off");
      }
      break;
    }
    const std::size_t used =
        parser.put(boost::asio::const_buffer{buffer_.data(), buffer_.size()}, fault);
    if (fault && fault != beast_http::error::need_more) {
      throw UpstreamSilent("the answer to a request that was passed on is none");
    }
    buffer_.erase(0, used);
  }
  Response response;
  response.status = static_cast<int>(parser.get().result_int());
  if (response.status < 200 || response.status > 599) {
    throw UpstreamSilent("the answer to a request that was passed on is none");
  }
  for (const auto& field : parser.get()) {
    std::string name{field.name_string().data(), field.name_string().size()};
    if (is_passed_on(name)) {
      response.headers.emplace_back(std::move(name),
                                    std::string{field.value().data(), field.value().size()});
    }
  }
  response.body = std::move(parser.get().body());
  return response;
}

}  // namespace liandong::http
