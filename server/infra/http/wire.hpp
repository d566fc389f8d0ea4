// Turns a Response into the bytes to send; knows nothing of sockets.
#pragma once

#include "infra/http/message.hpp"
#include "infra/http/negotiation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandong::http {

/// An open regular file.
class FileHandle {
 public:
  /// Opens for reading; see ok().
  explicit FileHandle(const std::string& path);
  FileHandle(FileHandle&& other) noexcept;
  FileHandle& operator=(FileHandle&& other) noexcept;
  ~FileHandle();
  [[nodiscard]] bool ok() const { return fd_ >= 0; }
  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  int fd_ = -1;
  std::uint64_t size_ = 0;
};

/// What the answer depends on, kept because the handler takes the Request away.
struct ReplyContext {
  Method method = Method::get;
  bool http_1_0 = false;
  bool keep_alive = false;
  std::string accept_encoding;
  std::string if_none_match;
  std::string range;
  std::string if_range;
  std::string request_id;

  explicit ReplyContext() = default;
  explicit ReplyContext(const Request& request);
};

/// One answer ready to send: the head, then body, shared_body or file.
struct Outgoing {
  int status = 0;
  std::string head;
  std::string body;
  std::shared_ptr<const std::string> shared_body;
  std::optional<FileHandle> file;
  ByteRange range;  // of the file

  [[nodiscard]] std::string_view body_view() const {
    return shared_body ? std::string_view{*shared_body} : std::string_view{body};
  }
};

/// Small bodies are appended to `head`, so that one buffer is written at once.
/// @param date  the value of the Date header
/// @return nothing if the file of the response cannot be read as it says
[[nodiscard]] std::optional<Outgoing> serialise(Response response, const ReplyContext& context,
                                                std::string_view date, Gzip& gzip);

/// @return the head of an event stream, whose body lasts as long as the connection
[[nodiscard]] std::string event_stream_head(const ReplyContext& context, std::string_view date);

/// @param seconds since the epoch; @return "Sun, 06 Nov 1994 08:49:37 GMT"
[[nodiscard]] std::string http_date(std::int64_t seconds);

}  // namespace liandong::http
