// How long and how many the fields of an assistance may be, in characters (code points) and
// entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::enforcement_assistance::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;       // of a party, an officer, who signs an opinion
inline constexpr std::uint32_t identifier = 60;  // case, decision or certificate number
inline constexpr std::uint32_t contact = 200;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;  // facts, questions, conclusions

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr int extension_working_days = 250;  // a year; the target of the city is shorter
inline constexpr std::size_t officers = 20;
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t records = 100;  // letters, visits, requests for archives

}  // namespace liandong::enforcement_assistance::limits
