// How long and how many the fields of a provision may be, in characters (code points) and entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::basis_provision::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t decision = 100;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;

inline constexpr std::size_t items = 200;
inline constexpr std::size_t holders = 60;
inline constexpr std::size_t records = 100;  // rounds, reports

}  // namespace liandong::basis_provision::limits
