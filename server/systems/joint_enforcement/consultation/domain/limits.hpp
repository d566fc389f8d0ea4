// How long and how many the fields of a consultation may be, in characters (code points) and
// entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::consultation::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t place = 200;
inline constexpr std::uint32_t attendees = 1'000;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;  // also topics, tasks and results
inline constexpr std::uint32_t long_text = text_length_max;

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::size_t units = 60;
inline constexpr std::size_t topics = 20;  // of the notice
inline constexpr std::size_t all_topics = 40;
inline constexpr std::size_t new_tasks = 50;
inline constexpr std::size_t tasks = 150;  // with those owed again
inline constexpr std::size_t materials = 300;

}  // namespace liandong::consultation::limits
