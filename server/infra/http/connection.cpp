#include "infra/http/connection.hpp"

#include "infra/http/forwarded.hpp"
#include "infra/http/pending_reply.hpp"
#include "infra/http/target.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace liandong::http {
namespace {

constexpr std::size_t read_bytes = 4 * 1024;
constexpr std::size_t idle_buffer_bytes_max = 16 * 1024;

struct Problem {
  int status;
  std::string_view code;
};

Problem problem_of(RequestParser::Failure failure) {
  switch (failure) {
    case RequestParser::Failure::target_too_long:
      return {414, "target_too_long"};
    case RequestParser::Failure::header_too_large:
      return {431, "header_too_large"};
    case RequestParser::Failure::body_too_large:
      return {413, "body_too_large"};
    case RequestParser::Failure::malformed:
      break;
  }
  return {400, "malformed_request"};
}

std::string peer_address(const Socket& socket) {
  boost::system::error_code ec;
  const auto endpoint = socket.remote_endpoint(ec);
  if (ec) {
    return {};  // The client is gone already.
  }
  const auto address = endpoint.address();
  const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
  return mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string()
                : address.to_string();
}

}  // namespace

Connection::Connection(std::shared_ptr<Loop> loop, Socket socket)
    : loop_(std::move(loop)),
      options_(loop_->core->options),
      counters_(loop_->core->counters),
      socket_(std::move(socket)),
      wake_(loop_->io.get_executor()),
      peer_(peer_address(socket_)),
      parser_(options_.header_bytes_max, options_.target_bytes_max) {}

Task<> Connection::run(std::shared_ptr<Connection> self) {
  self->loop_->connections.insert(self.get());
  try {
    bool open = true;
    while (open) {
      open = co_await self->await_request();
      if (open) {
        open = co_await self->exchange();
      }
    }
  } catch (const std::exception&) {
    // Out of memory while serving this client: only this connection ends.
    self->finish_request(500);
  }
  boost::system::error_code ignored;
  self->socket_.shutdown(asio::socket_base::shutdown_send, ignored);
  self->socket_.close(ignored);
  self->loop_->connections.erase(self.get());
  self->counters_.connections_open.fetch_sub(1);
}

void Connection::tick(Clock::time_point now) {
  if (now < deadline_) {
    return;
  }
  unarm(phase_);
  expired_ = true;
  if (phase_ == Phase::write || phase_ == Phase::linger) {
    abort();
    return;
  }
  boost::system::error_code ignored;
  socket_.cancel(ignored);
  wake_.cancel();
}

void Connection::begin_stop() {
  if (phase_ == Phase::idle) {
    abort();
  } else if (const auto stream = stream_.lock()) {
    stream->close();
  }
}

void Connection::abort() {
  aborted_ = true;
  boost::system::error_code ignored;
  socket_.close(ignored);
  wake_.cancel();
}

void Connection::wake() {
  const auto stream = stream_.lock();
  if (stream && stream->overflowed()) {
    abort();
  } else {
    wake_.cancel();
  }
}

void Connection::arm(Phase phase, std::chrono::milliseconds timeout) {
  phase_ = phase;
  deadline_ = Clock::now() + timeout;
  expired_ = false;
}

void Connection::unarm(Phase phase) {
  phase_ = phase;
  deadline_ = Clock::time_point::max();
}

std::string_view Connection::buffered() const {
  return std::string_view{buffer_}.substr(begin_, end_ - begin_);
}

void Connection::consume(std::size_t bytes) {
  begin_ += bytes;
  if (begin_ == end_) {
    begin_ = end_ = 0;
  }
}

Task<Connection::Read> Connection::read_some(std::size_t bytes) {
  if (expired_) {
    co_return Read::late;  // The deadline passed between two reads.
  }
  if (begin_ > 0 && buffer_.size() - end_ < bytes) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + bytes) {
    buffer_.resize(end_ + bytes);
  }
  const auto [ec, n] =
      co_await socket_.async_read_some(asio::buffer(buffer_.data() + end_, bytes), awaiting);
  if (ec || aborted_) {
    co_return expired_ && !aborted_ ? Read::late : Read::gone;
  }
  end_ += n;
  bytes_in_ += n;
  counters_.bytes_in.fetch_add(n, std::memory_order_relaxed);
  co_return Read::ok;
}

/// @return false if the client left, stayed idle too long, or the server stops
Task<bool> Connection::await_request() {
  if (loop_->stopping || aborted_) {
    co_return false;
  }
  if (begin_ == end_) {
    if (buffer_.size() > idle_buffer_bytes_max) {
      buffer_ = {};
    }
    arm(Phase::idle, options_.keep_alive_timeout);
    const Read read = co_await read_some(read_bytes);
    if (read != Read::ok) {
      co_return false;
    }
  }
  begin_request();
  co_return true;
}

void Connection::begin_request() {
  parser_.reset();
  started_at_ = Clock::now();
  bytes_in_ = end_ - begin_;
  bytes_out_ = 0;
  route_ = {};
  context_ = ReplyContext{};
  context_.request_id = loop_->new_request_id();
  remote_address_ = peer_;
  counters_.requests_in_flight.fetch_add(1, std::memory_order_relaxed);
  in_flight_ = true;
}

void Connection::finish_request(int status) {
  if (!std::exchange(in_flight_, false)) {
    return;
  }
  counters_.requests_in_flight.fetch_sub(1, std::memory_order_relaxed);
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 0, 5));
  counters_.requests_by_class.at(status_class).fetch_add(1, std::memory_order_relaxed);
  const auto& log = loop_->core->hooks.on_finished;
  if (!log) {
    return;
  }
  const auto elapsed = Clock::now() - started_at_;
  try {
    log(RequestLog{parser_.method(), route_, status,
                   std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count(),
                   bytes_in_, bytes_out_, context_.request_id, remote_address_});
  } catch (const std::exception&) {
    // A log that fails is no reason to fail the client.
  }
}

Task<Connection::Read> Connection::read_header() {
  arm(Phase::header, options_.header_timeout);
  while (true) {
    consume(parser_.put(buffered()));
    if (parser_.state() == RequestParser::State::failed) {
      co_return Read::failed;
    }
    if (parser_.state() != RequestParser::State::header) {
      co_return Read::ok;
    }
    const Read read = co_await read_some(read_bytes);
    if (read != Read::ok) {
      co_return read;
    }
  }
}

/// One request and its answer. @return whether the connection stays open
Task<bool> Connection::exchange() {
  const Read read = co_await read_header();
  Request& request = parser_.request();
  const std::string request_id = context_.request_id;
  request.request_id = request_id;
  if (read != Read::ok) {
    co_return co_await refuse_read(read);
  }
  context_ = ReplyContext{request};
  context_.http_1_0 = parser_.http_1_0();
  remote_address_ = client_address(peer_, request.headers, options_.trusted_proxies);
  request.remote_address = remote_address_;
  believe_passed_on(request);
  if (!parse_target(request)) {
    co_return co_await send(render_error(400, "malformed_request", &request));
  }
  Match match = loop_->core->router.match(
      parser_.method_known() ? std::optional{request.method} : std::nullopt, request.path);
  if (match.route == nullptr) {
    const bool absent = match.allow.empty();
    Response response = absent ? render_error(404, "not_found", &request)
                               : render_error(405, "method_not_allowed", &request);
    if (!absent) {
      response.headers.emplace_back("Allow", std::move(match.allow));
    }
    co_return co_await send(std::move(response));
  }
  route_ = match.route->pattern;
  request.path_params = std::move(match.params);
  co_return co_await dispatch(*match.route);
}

void Connection::believe_passed_on(Request& request) {
  const auto& passed_on = loop_->core->hooks.passed_on;
  if (const auto known = passed_on ? passed_on(request) : std::nullopt) {
    context_.request_id = known->request_id;
    remote_address_ = known->remote_address;
    request.request_id = known->request_id;
    request.remote_address = known->remote_address;
  }
}

/// Answers for a request that could not be read. @return false: the connection ends
Task<bool> Connection::refuse_read(Read read) {
  if (read == Read::gone || read == Read::ok) {
    finish_request(0);
    co_return false;
  }
  const Request* request = parser_.method().empty() ? nullptr : &parser_.request();
  if (read == Read::late) {
    co_return co_await send(render_error(408, "request_timeout", request));
  }
  const Problem problem = problem_of(parser_.failure());
  co_return co_await send(render_error(problem.status, problem.code, request));
}

/// Sends one answer and ends the request. @return whether the connection stays open
Task<bool> Connection::send(Response response) {
  const bool whole = parser_.state() == RequestParser::State::done;
  context_.keep_alive = whole && parser_.keep_alive() && !loop_->stopping;
  response = resolved(std::move(response));
  auto out = serialise(std::move(response), context_, loop_->date(), loop_->gzip);
  if (!out) {
    out = serialise(render_late_error(500, "internal_error"), context_, loop_->date(), loop_->gzip);
  }
  bool sent = co_await write(out->head, out->body_view());
  if (sent && out->file) {
    sent = co_await write_file(*out->file, out->range);
  }
  finish_request(out->status);
  if (!sent) {
    co_return false;
  }
  if (!whole || (!context_.keep_alive && begin_ != end_)) {
    co_await linger();
  }
  co_return context_.keep_alive;
}

/// Reads on for a moment, so that a client in the middle of sending sees the answer and not a
/// reset connection.
Task<> Connection::linger() {
  boost::system::error_code ignored;
  socket_.shutdown(asio::socket_base::shutdown_send, ignored);
  arm(Phase::linger, options_.linger);
  Read read = Read::ok;
  while (read == Read::ok) {
    begin_ = end_ = 0;
    read = co_await read_some(idle_buffer_bytes_max);
  }
}

/// @return false if the client is gone or too slow
Task<bool> Connection::write(std::string_view first, std::string_view second) {
  while (!first.empty() || !second.empty()) {
    arm(Phase::write, options_.write_timeout);
    const std::array<asio::const_buffer, 2> buffers = {asio::buffer(first.data(), first.size()),
                                                       asio::buffer(second.data(), second.size())};
    const auto [ec, n] = co_await socket_.async_write_some(buffers, awaiting);
    if (ec || aborted_) {
      co_return false;
    }
    bytes_out_ += n;
    counters_.bytes_out.fetch_add(n, std::memory_order_relaxed);
    const std::size_t from_first = std::min(n, first.size());
    first.remove_prefix(from_first);
    second.remove_prefix(n - from_first);
  }
  co_return true;
}

Response Connection::render_error(int status, std::string_view code, const Request* request) {
  Response response;
  try {
    const auto& render = loop_->core->hooks.error_response;
    response = render ? render(status, code, request)
                      : text(status, std::string{code} + " " + context_.request_id + "\n");
  } catch (const std::exception&) {
    response = text(status, std::string{code} + " " + context_.request_id + "\n");
  }
  response.status = status;
  response.error_code.clear();
  return response;
}

/// For failures after a handler took the request away.
Response Connection::render_late_error(int status, std::string_view code) {
  const Request stub = request_stub();
  return render_error(status, code, &stub);
}

Response Connection::render_exception(const std::exception_ptr& error) {
  const Request stub = request_stub();
  try {
    if (const auto& render = loop_->core->hooks.exception_response) {
      return render(error, stub);
    }
  } catch (const std::exception&) {
    // The hook failed as well; the plain answer below still carries the incident id.
  }
  return render_error(500, "internal_error", &stub);
}

Response Connection::resolved(Response response) {
  if (response.error_code.empty()) {
    return response;
  }
  Response rendered = render_late_error(response.status, response.error_code);
  for (auto& field : response.headers) {
    rendered.headers.push_back(std::move(field));
  }
  return rendered;
}

Request Connection::request_stub() const {
  Request stub;
  stub.method = context_.method;
  stub.remote_address = remote_address_;
  stub.request_id = context_.request_id;
  return stub;
}

}  // namespace liandong::http
