#include "infra/http/wire.hpp"

#include "kernel/check.hpp"

#include <array>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace liandong::http {
namespace {

constexpr std::size_t compressed_bytes_min = 1024;
constexpr std::size_t compressed_bytes_max = 4 * 1024 * 1024;  // ~10 ms of an I/O thread
constexpr std::size_t flat_bytes_max = 16 * 1024;

struct Default {
  std::string_view name;
  std::string_view value;
};

// Sent unless the response has a header of that name. The policy allows inline styles because the
// interface library sets them, and data: and blob: images because previews of uploads need them.
constexpr std::array<Default, 5> defaults = {{
    {"Content-Security-Policy",
     "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
     "font-src 'self' data:; object-src 'none'; frame-ancestors 'self'; base-uri 'self'; "
     "form-action 'self'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
}};

constexpr std::array<std::string_view, 4> reserved = {"Content-Length", "Transfer-Encoding",
                                                      "Connection", "Date"};

std::string_view reason(int status) {
  static constexpr auto names = std::to_array<std::pair<int, std::string_view>>({
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {416, "Range Not Satisfiable"},
      {417, "Expectation Failed"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {507, "Insufficient Storage"},
  });
  for (const auto& [code, name] : names) {
    if (code == status) {
      return name;
    }
  }
  return "Unknown";
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  const std::size_t start = out.size();
  out += value;
  for (std::size_t i = start; i < out.size(); ++i) {
    // A line break in a value would let its author write headers of his own.
    if (static_cast<unsigned char>(out[i]) < 0x20 || out[i] == 0x7f) {
      out[i] = ' ';
    }
  }
  out += "\r\n";
}

void append_fields(std::string& out, const Fields& fields) {
  unsigned present = 0;
  for (const auto& [name, value] : fields) {
    LIANDONG_CHECK(is_token(name));
    for (const auto own : reserved) {
      LIANDONG_CHECK(!equal_ignoring_case(name, own));
    }
    for (std::size_t i = 0; i < defaults.size(); ++i) {
      present |= equal_ignoring_case(name, defaults[i].name) ? 1U << i : 0U;
    }
    append_field(out, name, value);
  }
  for (std::size_t i = 0; i < defaults.size(); ++i) {
    if ((present & (1U << i)) == 0) {
      out.append(defaults[i].name).append(": ").append(defaults[i].value).append("\r\n");
    }
  }
}

std::string start_head(int status, const Fields& fields, const ReplyContext& context,
                       std::string_view date) {
  std::string head;
  head.reserve(768 + flat_bytes_max / 8);
  head.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(reason(status));
  head += "\r\n";
  append_fields(head, fields);
  head.append("Date: ").append(date).append("\r\n");
  if (!context.request_id.empty()) {
    head.append("X-Request-Id: ").append(context.request_id).append("\r\n");
  }
  return head;
}

void set_header(Fields& fields, std::string_view name, std::string value) {
  for (auto& [key, old] : fields) {
    if (equal_ignoring_case(key, name)) {
      old = std::move(value);
      return;
    }
  }
  fields.emplace_back(name, std::move(value));
}

bool is_text(std::string_view content_type) {
  return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
         content_type.starts_with("application/problem+json") ||
         content_type.starts_with("application/javascript") ||
         content_type.starts_with("image/svg+xml");
}

void compress_text(Response& response, const ReplyContext& context, Gzip& gzip) {
  const std::size_t size = response.body.size();
  const auto content_type = response.header("Content-Type");
  if (response.shared_body || response.file || size < compressed_bytes_min ||
      size > compressed_bytes_max || !content_type || !is_text(*content_type) ||
      response.header("Content-Encoding")) {
    return;
  }
  if (!response.header("Vary")) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
  }
  if (encoding_quality(context.accept_encoding, "gzip") == 0) {
    return;
  }
  if (auto compressed = gzip.compress(response.body)) {
    response.body = std::move(*compressed);
    response.headers.emplace_back("Content-Encoding", "gzip");
    // Other bytes than the tag stood for: still the same meaning, no longer byte for byte.
    if (const auto etag = response.header("ETag"); etag && !etag->starts_with("W/")) {
      set_header(response.headers, "ETag", std::string{"W/"}.append(*etag));
    }
  }
}

bool unchanged(const Response& response, const ReplyContext& context) {
  const auto etag = response.header("ETag");
  const bool reading = context.method == Method::get || context.method == Method::head;
  return etag && reading && response.status == 200 && !context.if_none_match.empty() &&
         etag_matches(context.if_none_match, *etag);
}

/// @return false if the file is missing or shorter than the response says
bool open_file(Response& response, const ReplyContext& context, Outgoing& out) {
  out.file.emplace(response.file->path);
  const FileBody& body = *response.file;
  if (!out.file->ok() || body.offset > out.file->size() ||
      body.size.value_or(0) > out.file->size() - body.offset) {
    return false;
  }
  const std::uint64_t total = body.size.value_or(out.file->size() - body.offset);
  out.range = {body.offset, total};
  if (response.status != 200) {
    return true;
  }
  set_header(response.headers, "Accept-Ranges", "bytes");
  const bool same = context.if_range.empty() || (!context.if_range.starts_with("W/") &&
                                                 response.header("ETag") == context.if_range);
  ByteRange part;
  const auto kind = same && context.method == Method::get ? parse_range(context.range, total, part)
                                                          : RangeKind::whole;
  if (kind == RangeKind::unsatisfiable) {
    response.status = 416;
    set_header(response.headers, "Content-Range",
               std::string{"bytes */"}.append(std::to_string(total)));
    out.range.size = 0;
  } else if (kind == RangeKind::part) {
    response.status = 206;
    std::string text{"bytes "};
    text.append(std::to_string(part.offset)).append("-");
    text.append(std::to_string(part.offset + part.size - 1)).append("/");
    set_header(response.headers, "Content-Range", text.append(std::to_string(total)));
    out.range = {body.offset + part.offset, part.size};
  }
  return true;
}

}  // namespace

FileHandle::FileHandle(const std::string& path)
    : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  struct stat info {};
  if (fd_ >= 0 && (::fstat(fd_, &info) != 0 || !S_ISREG(info.st_mode))) {
    ::close(std::exchange(fd_, -1));
  }
  size_ = static_cast<std::uint64_t>(info.st_size);
}

FileHandle::FileHandle(FileHandle&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), size_(other.size_) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(size_, other.size_);
  return *this;
}

FileHandle::~FileHandle() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
}

ReplyContext::ReplyContext(const Request& request)
    : method(request.method), request_id(request.request_id) {
  const auto keep = [&](std::string_view key, std::string_view value) {
    if (equal_ignoring_case(key, "accept-encoding")) {
      accept_encoding = value;
    } else if (equal_ignoring_case(key, "if-none-match")) {
      if_none_match = value;
    } else if (equal_ignoring_case(key, "range")) {
      range = value;
    } else if (equal_ignoring_case(key, "if-range")) {
      if_range = value;
    }
  };
  for (const auto& [key, value] : request.headers) {
    keep(key, value);
  }
}

std::optional<Outgoing> serialise(Response response, const ReplyContext& context,
                                  std::string_view date, Gzip& gzip) {
  LIANDONG_CHECK(response.status >= 200 && response.status <= 599);
  Outgoing out;
  bool body_allowed = response.status != 204 && response.status != 304;
  if (unchanged(response, context)) {
    response.status = 304;
    body_allowed = false;
  }
  if (body_allowed && response.file) {
    if (!open_file(response, context, out)) {
      return std::nullopt;
    }
  } else if (body_allowed) {
    compress_text(response, context, gzip);
    out.body = std::move(response.body);
    out.shared_body = std::move(response.shared_body);
  }
  out.status = response.status;
  out.head = start_head(out.status, response.headers, context, date);
  if (body_allowed) {
    const auto size = out.file ? out.range.size : out.body_view().size();
    out.head.append("Content-Length: ").append(std::to_string(size)).append("\r\n");
  }
  if (!context.keep_alive) {
    out.head += "Connection: close\r\n";
  } else if (context.http_1_0) {
    out.head += "Connection: keep-alive\r\n";
  }
  out.head += "\r\n";
  if (context.method == Method::head) {
    out.body.clear();
    out.shared_body.reset();
    out.file.reset();
  } else if (out.body_view().size() <= flat_bytes_max) {
    out.head += out.body_view();
    out.body.clear();
    out.shared_body.reset();
  }
  return out;
}

std::string event_stream_head(const ReplyContext& context, std::string_view date) {
  const Fields fields = {{"Content-Type", "text/event-stream; charset=utf-8"},
                         {"X-Accel-Buffering", "no"}};  // nginx would hold events back
  return start_head(200, fields, context, date) + "Connection: close\r\n\r\n";
}

std::string http_date(std::int64_t seconds) {
  // Not strftime: its names follow the locale of the process.
  static constexpr std::string_view days = "SunMonTueWedThuFriSat";
  static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::time_t at = seconds;
  std::tm utc{};
  ::gmtime_r(&at, &utc);
  const auto name = [](std::string_view names, int index) {
    return names.substr(static_cast<std::size_t>(index) * 3, 3);
  };
  const auto two = [](int number) {
    return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  };
  std::string out{name(days, utc.tm_wday)};
  out.append(", ").append(two(utc.tm_mday)).append(" ").append(name(months, utc.tm_mon));
  out.append(" ").append(std::to_string(utc.tm_year + 1900)).append(" ");
  out.append(two(utc.tm_hour)).append(":").append(two(utc.tm_min)).append(":");
  out.append(two(utc.tm_sec)).append(" GMT");
  return out;
}

}  // namespace liandong::http
