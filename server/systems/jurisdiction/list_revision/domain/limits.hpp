// How long and how many the fields of a revision may be, in characters (code points) and entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::list_revision::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t decision = 100;
inline constexpr std::uint32_t note = 500;
inline constexpr std::uint32_t short_text = 200;  // name of a law, articles, field of law
inline constexpr std::uint32_t item_name = 300;
inline constexpr std::uint32_t row_text = 1'000;  // penalty, powers, text of a basis
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;

inline constexpr std::size_t changes = 500;
inline constexpr std::size_t rounds = 50;

}  // namespace liandong::list_revision::limits
