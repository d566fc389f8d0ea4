// The kinds of files the product keeps.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace liandong::blobs {

enum class MediaType : std::uint8_t {
  pdf,
  ofd,
  jpeg,
  png,
  gif,
  webp,
  tiff,
  bmp,
  heic,
  docx,
  xlsx,
  pptx,
  doc,
  xls,
  ppt,
  text_utf8,
  text_gb18030,
  xml,
  zip,
  mp4,
  mov,
  three_gpp,
  avi,
  m4a,
  mp3,
  wav,
  amr
};

/// The value of a Content-Type header, "application/pdf". Frozen: it is stored.
[[nodiscard]] std::string_view media_type_name(MediaType type);
/// @return nothing if no type has this name
[[nodiscard]] std::optional<MediaType> parse_media_type(std::string_view name);

/// True if a file of this type usually bears the extension of `file_name`, in any case of letters.
/// A name without an extension, or with a foreign one such as ".exe", does not match.
[[nodiscard]] bool extension_matches(MediaType type, std::string_view file_name);

}  // namespace liandong::blobs
