// What the application gives the server: handlers of plain requests, uploads and event streams.
#pragma once

#include "infra/http/message.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace liandong::http {

/// Answers one request: call it once, from any thread, during the handler or later. When every copy
/// is dropped without a call the client gets 500 with the incident id; a second call is a bug and
/// aborts. An answer after ServerOptions::reply_timeout (the client got 503) or after the client
/// left is discarded.
using Reply = std::function<void(Response)>;

/// @threads called on an I/O thread: it must not block, long work belongs to a thread of its own.
/// An exception is answered through Hooks::exception_response.
using Handler = std::function<void(Request, Reply)>;

/// Takes the body of one upload. The calls come in order, one at a time, on worker threads, and may
/// block: the client is read no faster than `write` returns. An exception of `write` or `finish`
/// is answered through Hooks::exception_response; `abort` follows one of `write`.
struct UploadSink {
  UploadSink() = default;
  UploadSink(const UploadSink&) = delete;
  UploadSink& operator=(const UploadSink&) = delete;
  virtual ~UploadSink() = default;
  /// @param bytes 1 byte to 64 KiB, valid during the call
  virtual void write(std::span<const std::byte> bytes) = 0;
  /// The whole body was written. The sink is destroyed on return; `reply` may be called later.
  virtual void finish(Reply reply) = 0;
  /// The client left, was too slow, or sent more than the limit; nothing follows.
  virtual void abort() noexcept = 0;
};

/// Called after the header was read and before the body, so that a refusal costs no upload.
/// @threads an I/O thread: it must not block
using UploadHandler =
    std::function<std::variant<Response, std::unique_ptr<UploadSink>>(const Request&)>;

/// One client listening to server-sent events. @threads every function from any thread
class EventStream {
 public:
  /// For the server.
  /// @param pending_bytes_max what may wait for a slow client @param wake called when there is work
  EventStream(std::size_t pending_bytes_max, std::function<void()> wake);

  /// Queues one event. CR, LF and NUL are removed from id and event; lines of data are kept.
  /// @return false if the stream is closed, or was closed now because the client is too slow
  bool send(std::string_view id, std::string_view event, std::string_view data);
  /// Ends the stream after what is queued.
  void close();
  [[nodiscard]] bool closed() const;
  /// @param action called once when the stream has ended for whatever reason, on an I/O thread, or
  ///               at once if it has ended already; replaces an earlier one
  void on_close(std::function<void()> action);

  /// For the server: moves what is queued into `out`. @return false if nothing was queued
  bool take(std::string& out);
  /// For the server: whether it was closed because the client is too slow.
  [[nodiscard]] bool overflowed() const;
  /// For the server: the connection is gone; runs the action of on_close.
  void finished();

 private:
  mutable std::mutex mutex_;
  std::size_t pending_bytes_max_;
  std::function<void()> wake_;
  std::function<void()> on_close_;
  std::string pending_;
  bool closed_ = false;
  bool overflowed_ = false;
  bool finished_ = false;
};

/// Refuses, or gives the function that gets the stream once its header was sent. Both are
/// called on an I/O thread and must not block.
using StreamStart = std::function<void(std::shared_ptr<EventStream>)>;
using StreamHandler = std::function<std::variant<Response, StreamStart>(const Request&)>;

}  // namespace liandong::http
