// How long and how many the fields of a change of law may be, in characters (code points) and
// entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::law_change::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t law = 200;
inline constexpr std::uint32_t articles = 500;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;
inline constexpr std::uint32_t identifier = 60;

inline constexpr std::size_t items = 200;
inline constexpr std::size_t holders = 60;
inline constexpr std::size_t affected = 2'000;  // marks kept in the matter

}  // namespace liandong::law_change::limits
