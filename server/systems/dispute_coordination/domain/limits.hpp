// How long and how many the fields of a dispute may be, in characters (code points) and entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::dispute_coordination::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;       // of an authority above the city
inline constexpr std::uint32_t identifier = 60;  // number of a decision
inline constexpr std::uint32_t participants = 500;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;  // facts, positions, decisions

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::size_t parties = 10;
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t records = 100;  // negotiations, coordinations, proposals

}  // namespace liandong::dispute_coordination::limits
