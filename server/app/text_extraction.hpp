// The words inside an uploaded file, as far as a machine can read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace liandong::app {

inline constexpr std::size_t extracted_bytes_max = 2U << 20U;

/// @param path       of the stored file
/// @param media_type as sniffed: text/plain is read, application/pdf goes through pdftotext
/// @return nothing if no machine here can read this type (pictures, sound, office formats) or the
///         tool is missing or takes longer than ten seconds
/// Blocks: not for an I/O thread.
[[nodiscard]] std::optional<std::string> extract_text(const std::string& path,
                                                      std::string_view media_type);

}  // namespace liandong::app
