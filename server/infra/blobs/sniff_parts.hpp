// The parts of sniff() that look inside texts and containers.
#pragma once

#include "infra/blobs/sniff.hpp"

#include <cstdint>
#include <string_view>

namespace liandong::blobs {

using Sniffed = Result<MediaType, RefusedContent>;

inline std::uint32_t byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}
inline std::uint32_t little_16(std::string_view bytes, std::size_t i) {
  return byte_at(bytes, i) | (byte_at(bytes, i + 1) << 8U);
}
inline std::uint32_t little_32(std::string_view bytes, std::size_t i) {
  return little_16(bytes, i) | (little_16(bytes, i + 2) << 16U);
}

/// A ZIP archive by the names in its central directory: an office document, code, or an archive.
[[nodiscard]] Sniffed sniff_zip(const ByteSource& source);
/// An OLE compound file by its streams; an installer is `unknown`.
[[nodiscard]] Sniffed sniff_ole(const ByteSource& source);
/// A text in UTF-8 or GB18030; `unknown` if it is no text.
[[nodiscard]] Sniffed sniff_text(const ByteSource& source);
/// True if ASCII markup that a browser would run stands anywhere in the bytes.
[[nodiscard]] bool contains_html(std::string_view bytes);
/// True if the bytes hold a control character no text has.
[[nodiscard]] bool looks_binary(std::string_view bytes);

}  // namespace liandong::blobs
