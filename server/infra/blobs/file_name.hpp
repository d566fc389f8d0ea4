// The name a file is shown and handed out under; files are never stored under it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liandong::blobs {

inline constexpr std::size_t file_name_length_max = 120;  // characters

/// The name without what could mislead or harm: folders, control characters, marks that change the
/// direction of writing or are invisible, characters Windows forbids ('_' takes their place),
/// leading and trailing dots and blanks, names of devices. Rare characters such as 䶮 stay. What is
/// not UTF-8 becomes '_'. A long name is cut before its extension.
/// @return 1 to file_name_length_max characters; "unnamed" if nothing is left. Cleaning twice
///         changes nothing more.
[[nodiscard]] std::string clean_file_name(std::string_view name);

}  // namespace liandong::blobs
