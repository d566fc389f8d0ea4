// How long and how many the fields of a joint operation may be, in characters (code points) and
// entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::joint_operation::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;       // of an officer
inline constexpr std::uint32_t identifier = 60;  // case or certificate number
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::size_t officers = 20;
inline constexpr std::size_t units = 30;  // of the plan
inline constexpr std::size_t participants = 60;
inline constexpr std::size_t cases = 200;
inline constexpr std::size_t materials = 300;

}  // namespace liandong::joint_operation::limits
