// Reads the request headers that shape an answer: accepted encodings, validators and ranges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace liandong::http {

/// @param accept_encoding the header's value; @return 0 (refused) to 1000, the q-value × 1000;
///        "*" counts for codings not named, and nothing named means refused
[[nodiscard]] int encoding_quality(std::string_view accept_encoding, std::string_view coding);

/// @param candidates If-None-Match: "*" or a list of tags; compared weakly, as RFC 9110 says
[[nodiscard]] bool etag_matches(std::string_view candidates, std::string_view etag);

struct ByteRange {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};
enum class RangeKind : std::uint8_t { whole, part, unsatisfiable };

/// Reads a Range header of one range. Several ranges, another unit or a malformed one count as
/// no Range header, as RFC 9110 allows.
/// @param total bytes of the whole; @param range set for RangeKind::part only
[[nodiscard]] RangeKind parse_range(std::string_view header, std::uint64_t total, ByteRange& range);

/// Compresses for one thread.
class Gzip {
 public:
  /// @param level 1 (fast, for answers) to 12 (small, for what is compressed once)
  explicit Gzip(int level = 1);
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip();
  /// @return nothing if the result would not be smaller
  [[nodiscard]] std::optional<std::string> compress(std::string_view text);

 private:
  libdeflate_compressor* compressor_;
};

}  // namespace liandong::http
