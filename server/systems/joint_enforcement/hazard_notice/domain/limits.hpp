// How long and how many the fields of a hazard notice may be, in characters (code points) and
// entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::hazard_notice::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;       // of a party, an officer, who took a notice
inline constexpr std::uint32_t identifier = 60;  // certificate number
inline constexpr std::uint32_t contact = 200;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::size_t officers = 20;
inline constexpr std::size_t named_departments = 10;  // by one act
inline constexpr std::size_t departments = 30;        // of one hazard
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t records = 100;  // reasons, reminders, reports

}  // namespace liandong::hazard_notice::limits
