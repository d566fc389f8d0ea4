// What a connection does with each of the three kinds of handler.
#include "infra/http/connection.hpp"
#include "infra/http/pending_reply.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <cerrno>
#include <span>
#include <sys/sendfile.h>
#include <utility>

namespace liandong::http {
namespace {

constexpr std::size_t body_read_bytes = 64 * 1024;
// A body must bring so much within ServerOptions::body_timeout, so that a trickle cannot hold a
// connection for ever.
constexpr std::size_t body_progress_bytes = 4 * 1024;
// Chunk headers and trailers must fit; what does not is no honest request.
constexpr std::size_t body_unparsed_bytes_max = 32 * 1024;
constexpr std::size_t file_chunk_bytes = 256 * 1024;

bool changes_something(Method method) {
  return method != Method::get && method != Method::head && method != Method::options;
}

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace

Task<bool> Connection::dispatch(const Route& route) {
  parser_.limit_body(route.body_bytes_max);
  if (parser_.state() == RequestParser::State::failed) {
    co_return co_await refuse_read(Read::failed);
  }
  if (const auto expect = parser_.request().header("Expect");
      expect && !equal_ignoring_case(*expect, "100-continue")) {
    co_return co_await send(render_error(417, "expectation_failed", &parser_.request()));
  }
  const auto& pass_on = loop_->core->hooks.pass_on;
  if (pass_on && changes_something(parser_.request().method)) {
    Verdict verdict = ask(pass_on);
    const auto* sink = std::get_if<std::unique_ptr<UploadSink>>(&verdict);
    if (sink == nullptr || *sink != nullptr) {
      co_return co_await run_upload(std::move(verdict));
    }
  }
  if (const auto* upload = std::get_if<UploadHandler>(&route.handler)) {
    co_return co_await run_upload(ask(*upload));
  }
  const Read read = co_await read_body();
  if (read != Read::ok) {
    co_return co_await refuse_read(read);
  }
  if (const auto* stream = std::get_if<StreamHandler>(&route.handler)) {
    co_return co_await run_stream(*stream);
  }
  co_return co_await run_handler(std::get<Handler>(route.handler));
}

/// @return false if the client is gone
Task<bool> Connection::continue_if_expected() {
  const bool expected = parser_.state() == RequestParser::State::body && begin_ == end_ &&
                        !parser_.http_1_0() && parser_.request().header("Expect");
  if (!expected) {
    co_return true;
  }
  co_return co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
}

/// Waits for more of the body. @param progress_at `bytes_in_` when the deadline was last moved
Task<Connection::Read> Connection::read_more_body(std::uint64_t& progress_at) {
  if (end_ - begin_ > body_unparsed_bytes_max) {
    co_return Read::gone;
  }
  if (bytes_in_ - progress_at >= body_progress_bytes) {
    progress_at = bytes_in_;
    arm(Phase::body, options_.body_timeout);
  }
  co_return co_await read_some(body_read_bytes);
}

/// Reads the rest of the body into request().body, which limit_body() bounds.
Task<Connection::Read> Connection::read_body() {
  const bool listening = co_await continue_if_expected();
  if (!listening) {
    co_return Read::gone;
  }
  std::uint64_t progress_at = bytes_in_;
  arm(Phase::body, options_.body_timeout);
  while (parser_.state() == RequestParser::State::body) {
    const std::size_t used = parser_.put(buffered());
    consume(used);
    if (used > 0 || parser_.state() != RequestParser::State::body) {
      continue;
    }
    const Read read = co_await read_more_body(progress_at);
    if (read != Read::ok) {
      co_return read;
    }
  }
  co_return parser_.state() == RequestParser::State::failed ? Read::failed : Read::ok;
}

/// A function that resumes this connection from any thread, and does nothing after its end.
std::function<void()> Connection::waker() {
  return [loop = loop_, weak = weak_from_this()] {
    asio::post(loop->io, [weak] {
      if (const auto connection = weak.lock()) {
        connection->wake();
      }
    });
  };
}

Task<Response> Connection::await_reply(std::shared_ptr<PendingReply> pending) {
  arm(Phase::reply, options_.reply_timeout);
  bool answered = true;
  if (pending->begin_wait()) {
    while (!pending->answered() && !expired_ && !aborted_) {
      wake_.expires_at(Clock::time_point::max());
      co_await wake_.async_wait(awaiting);
    }
    answered = pending->end_wait();
  }
  unarm(Phase::reply);
  if (!answered) {
    co_return render_late_error(503, "reply_timeout");
  }
  if (auto response = pending->take()) {
    co_return std::move(*response);
  }
  co_return render_late_error(500, "reply_dropped");
}

Task<bool> Connection::run_handler(const Handler& handler) {
  const auto pending = std::make_shared<PendingReply>(waker());
  std::exception_ptr error;
  try {
    handler(std::move(parser_.request()), PendingReply::make_reply(pending));
  } catch (...) {
    error = std::current_exception();
  }
  if (error) {
    co_return co_await send(render_exception(error));
  }
  co_return co_await send(co_await await_reply(pending));
}

Task<std::exception_ptr> Connection::on_worker(std::function<void()> action) {
  std::exception_ptr error;
  unarm(Phase::worker);
  const auto initiate = [&](auto handler) {
    auto work = asio::make_work_guard(loop_->io);
    asio::post(loop_->core->upload_workers,
               [&action, &error, work = std::move(work), handler = std::move(handler)]() mutable {
                 try {
                   action();
                 } catch (...) {
                   error = std::current_exception();
                 }
                 const auto executor = work.get_executor();
                 asio::post(executor, std::move(handler));
               });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
      initiate, asio::use_awaitable_t<Executor>{});
  co_return error;
}

/// Hands the body to the sink as it comes. @return what `write` threw
Task<std::exception_ptr> Connection::feed(UploadSink& sink, Read& read) {
  std::uint64_t progress_at = bytes_in_;
  read = Read::ok;
  arm(Phase::body, options_.body_timeout);
  while (parser_.state() == RequestParser::State::body) {
    const std::size_t used = parser_.put(buffered().substr(0, body_read_bytes));
    consume(used);
    std::string& body = parser_.request().body;
    if (!body.empty()) {
      const auto bytes = std::as_bytes(std::span{body});
      auto error = co_await on_worker([&] { sink.write(bytes); });
      if (error) {
        co_return error;
      }
      body.clear();
      arm(Phase::body, options_.body_timeout);
      progress_at = bytes_in_;
    }
    if (used > 0 || parser_.state() != RequestParser::State::body) {
      continue;
    }
    read = co_await read_more_body(progress_at);
    if (read != Read::ok) {
      co_return nullptr;
    }
  }
  if (parser_.state() == RequestParser::State::failed) {
    read = Read::failed;
  }
  co_return nullptr;
}

/// Whether an upload is taken; an exception is an answer like another.
Connection::Verdict Connection::ask(const UploadHandler& handler) {
  try {
    return handler(parser_.request());
  } catch (...) {
    return render_exception(std::current_exception());
  }
}

Task<bool> Connection::run_upload(Verdict verdict) {
  std::exception_ptr error;
  if (auto* refusal = std::get_if<Response>(&verdict)) {
    co_return co_await send(std::move(*refusal));
  }
  auto sink = std::move(std::get<std::unique_ptr<UploadSink>>(verdict));
  Read read = Read::gone;
  const bool listening = co_await continue_if_expected();
  if (listening) {
    error = co_await feed(*sink, read);
  }
  if (error || read != Read::ok) {
    co_await on_worker([&] {
      sink->abort();
      sink.reset();
    });
    if (error) {
      co_return co_await send(render_exception(error));
    }
    co_return co_await refuse_read(read);
  }
  const auto pending = std::make_shared<PendingReply>(waker());
  Reply reply = PendingReply::make_reply(pending);
  error = co_await on_worker([&] {
    const auto done = std::move(sink);
    done->finish(std::exchange(reply, nullptr));
  });
  if (error) {
    co_return co_await send(render_exception(error));
  }
  co_return co_await send(co_await await_reply(pending));
}

Task<bool> Connection::run_stream(const StreamHandler& handler) {
  std::variant<Response, StreamStart> verdict;
  std::exception_ptr error;
  try {
    verdict = handler(parser_.request());
  } catch (...) {
    error = std::current_exception();
  }
  if (error) {
    co_return co_await send(render_exception(error));
  }
  if (auto* refusal = std::get_if<Response>(&verdict)) {
    co_return co_await send(std::move(*refusal));
  }
  const std::string head = event_stream_head(context_, loop_->date());
  const bool listening = co_await write(head, {});
  if (listening && context_.method != Method::head) {
    auto stream = std::make_shared<EventStream>(options_.stream_pending_bytes_max, waker());
    stream_ = stream;
    counters_.requests_in_flight.fetch_sub(1, std::memory_order_relaxed);
    counters_.streams_open.fetch_add(1, std::memory_order_relaxed);
    try {
      std::get<StreamStart>(verdict)(stream);
    } catch (const std::exception&) {
      stream->close();  // The head was sent: closing is the only way left to say it.
    }
    co_await pump_events(stream);
    counters_.streams_open.fetch_sub(1, std::memory_order_relaxed);
    counters_.requests_in_flight.fetch_add(1, std::memory_order_relaxed);
    stream->finished();
  }
  finish_request(200);
  co_return false;
}

Task<> Connection::pump_events(std::shared_ptr<EventStream> stream) {
  watch_peer(stream);
  if (loop_->stopping) {
    stream->close();
  }
  std::string out;
  auto silent_since = Clock::now();
  while (!aborted_) {
    const bool last = stream->closed();  // asked first, so that nothing queued before is lost
    if (!stream->take(out)) {
      if (last) {
        co_return;
      }
      if (Clock::now() < silent_since + options_.heartbeat) {
        unarm(Phase::stream);
        wake_.expires_at(silent_since + options_.heartbeat);
        co_await wake_.async_wait(awaiting);
        continue;
      }
      out = ": \n\n";
    }
    const bool written = co_await write(out, {});
    if (!written) {
      co_return;
    }
    silent_since = Clock::now();
  }
}

/// Notices at once when the listener leaves; what it sends is ignored.
void Connection::watch_peer(std::shared_ptr<EventStream> stream) {
  buffer_.resize(std::max(buffer_.size(), body_progress_bytes));
  begin_ = end_ = 0;
  socket_.async_read_some(
      asio::buffer(buffer_.data(), body_progress_bytes),
      [self = shared_from_this(), stream = std::move(stream)](auto ec, std::size_t) mutable {
        if (ec) {
          self->abort();
        } else if (!self->aborted_) {
          self->watch_peer(std::move(stream));
        }
      });
}

/// @return false if the client is gone or too slow, or the file became shorter
Task<bool> Connection::write_file(const FileHandle& file, ByteRange range) {
  boost::system::error_code ec;
  socket_.native_non_blocking(true, ec);
  auto offset = static_cast<off_t>(range.offset);
  std::uint64_t left = range.size;
  while (left > 0) {
    arm(Phase::write, options_.write_timeout);
    const auto [waited] = co_await socket_.async_wait(Socket::wait_write, awaiting);
    if (waited || aborted_) {
      co_return false;
    }
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, file_chunk_bytes));
    const ssize_t n = ::sendfile(socket_.native_handle(), file.fd(), &offset, wanted);
    if (n > 0) {
      left -= static_cast<std::uint64_t>(n);
      bytes_out_ += static_cast<std::uint64_t>(n);
      counters_.bytes_out.fetch_add(static_cast<std::uint64_t>(n), std::memory_order_relaxed);
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
      co_return false;
    }
  }
  co_return true;
}

}  // namespace liandong::http
