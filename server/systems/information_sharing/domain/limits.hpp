// How long and how many the fields of shared information and requests may be, in characters (code
// points) and entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::information_sharing::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t name = 200;
inline constexpr std::uint32_t reference = 60;  // number of a document, licence or decision
inline constexpr std::uint32_t source_id = 60;  // key of the system it comes from
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr int extension_working_days = 250;  // a year; the target of the city is shorter
inline constexpr std::size_t recipients = 200;
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t records = 100;  // rounds of sharing, extensions, answers

}  // namespace liandong::information_sharing::limits
