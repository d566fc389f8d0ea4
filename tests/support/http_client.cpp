#include "http_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace liandong::http {
namespace {

constexpr timeval receive_limit{20, 0};

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return std::tolower(static_cast<unsigned char>(x)) ==
                  std::tolower(static_cast<unsigned char>(y));
         });
}

ClientResponse read_head(RawSocket& socket) {
  ClientResponse response;
  const auto head = socket.read_until("\r\n\r\n");
  if (!head || head->size() < 12) {
    return response;
  }
  response.status = std::stoi(head->substr(9, 3));
  std::size_t at = head->find("\r\n") + 2;
  while (at + 2 < head->size()) {
    const auto end = head->find("\r\n", at);
    const auto colon = head->find(':', at);
    response.headers.emplace_back(head->substr(at, colon - at),
                                  head->substr(colon + 2, end - colon - 2));
    at = end + 2;
  }
  return response;
}

std::string request_text(std::string_view method, std::string_view target,
                         const ClientHeaders& headers, std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
  bool has_length = false;
  for (const auto& [name, value] : headers) {
    text.append(name).append(": ").append(value).append("\r\n");
    has_length = has_length || same_name(name, "content-length");
  }
  const bool bodiless = method == "GET" || method == "HEAD" || method == "DELETE";
  if (!has_length && (!body.empty() || !bodiless)) {
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  }
  return text.append("\r\n").append(body);
}

}  // namespace

RawSocket::RawSocket() : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}

RawSocket::RawSocket(const std::string& host, unsigned port) : RawSocket() { connect(host, port); }

void RawSocket::connect(const std::string& host, unsigned port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect to " + host + ":" + std::to_string(port));
  }
  const int on = 1;
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &receive_limit, sizeof receive_limit);
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

RawSocket::RawSocket(RawSocket&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), pending_(std::move(other.pending_)) {}

RawSocket& RawSocket::operator=(RawSocket&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(pending_, other.pending_);
  return *this;
}

RawSocket::~RawSocket() { close(); }

bool RawSocket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool RawSocket::receive(std::string& to) {
  if (!pending_.empty()) {
    to += std::exchange(pending_, {});
    return true;
  }
  std::array<char, 65536> chunk{};
  const auto n = ::recv(fd_, chunk.data(), chunk.size(), 0);
  if (n <= 0) {
    return false;
  }
  to.append(chunk.data(), static_cast<std::size_t>(n));
  return true;
}

std::optional<std::string> RawSocket::read_until(std::string_view delimiter) {
  std::string text;
  std::size_t searched = 0;
  while (true) {
    const auto at = text.find(delimiter, searched);
    if (at != std::string::npos) {
      pending_ = text.substr(at + delimiter.size());
      text.resize(at + delimiter.size());
      return text;
    }
    searched = text.size() < delimiter.size() ? 0 : text.size() - delimiter.size() + 1;
    if (!receive(text)) {
      return std::nullopt;
    }
  }
}

std::optional<std::string> RawSocket::read_exactly(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    if (!receive(text)) {
      return std::nullopt;
    }
  }
  pending_ = text.substr(bytes);
  text.resize(bytes);
  return text;
}

std::string RawSocket::read_to_end() {
  std::string text;
  while (receive(text)) {
  }
  return text;
}

void RawSocket::finish_sending() { ::shutdown(fd_, SHUT_WR); }

void RawSocket::close() {
  if (fd_ >= 0) {
    ::close(std::exchange(fd_, -1));
  }
}

void RawSocket::set_receive_buffer(int bytes) {
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

std::string ClientResponse::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) {
      return value;
    }
  }
  return {};
}

ClientResponse read_response(RawSocket& socket, bool head) {
  ClientResponse response = read_head(socket);
  while (response.status == 100) {
    response = read_head(socket);
  }
  if (response.status == 0 || head || response.status == 204 || response.status == 304) {
    return response;
  }
  const std::string length = response.header("Content-Length");
  response.body =
      length.empty() ? socket.read_to_end() : socket.read_exactly(std::stoul(length)).value_or("");
  return response;
}

Client::Client(std::string host, unsigned port) : host_(std::move(host)), port_(port) {}

ClientResponse Client::request(std::string_view method, std::string_view target,
                               const ClientHeaders& headers, std::string_view body) {
  const std::string text = request_text(method, target, headers, body);
  ClientResponse response;
  for (int attempt = 0; attempt < 2 && response.status == 0; ++attempt) {
    const bool fresh = !socket_;
    if (fresh) {
      socket_.emplace(host_, port_);
    }
    socket_->send(text);  // an answer may come although not all was taken
    response = read_response(*socket_, method == "HEAD");
    if (response.status == 0 || response.header("Connection") == "close") {
      socket_.reset();
    }
    if (fresh) {
      break;
    }
  }
  return response;
}

ClientResponse Client::get(std::string_view target, const ClientHeaders& headers) {
  return request("GET", target, headers);
}

ClientResponse Client::post(std::string_view target, std::string_view body,
                            const ClientHeaders& headers) {
  return request("POST", target, headers, body);
}

EventReader::EventReader(const std::string& host, unsigned port, std::string_view target,
                         const ClientHeaders& headers)
    : socket_(host, port) {
  socket_.send(request_text("GET", target, headers, {}));
  response_ = read_head(socket_);
  if (response_.status != 200) {
    const std::string length = response_.header("Content-Length");
    response_.body = socket_.read_exactly(length.empty() ? 0 : std::stoul(length)).value_or("");
  }
}

std::optional<EventReader::Event> EventReader::next() {
  Event event;
  bool any = false;
  while (true) {
    auto line = socket_.read_until("\n");
    if (!line) {
      return std::nullopt;
    }
    line->pop_back();
    if (line->empty()) {
      if (any) {
        return event;
      }
      continue;
    }
    const auto colon = line->find(": ");
    const std::string name = line->substr(0, colon);
    const std::string value = colon == std::string::npos ? "" : line->substr(colon + 2);
    if (line->front() == ':') {
      event.comment = true;
    } else if (name == "id") {
      event.id = value;
    } else if (name == "event") {
      event.event = value;
    } else if (name == "data") {
      event.data += (event.data.empty() ? "" : "\n") + value;
    }
    any = true;
  }
}

std::optional<EventReader::Event> EventReader::next_event() {
  auto event = next();
  while (event && event->comment) {
    event = next();
  }
  return event;
}

void EventReader::close() { socket_.close(); }

}  // namespace liandong::http
