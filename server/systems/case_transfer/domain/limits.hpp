// How long and how many the fields of a case transfer may be, in characters (code points) and
// entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::case_transfer::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;       // of a party or an officer, who took a call
inline constexpr std::uint32_t identifier = 60;  // identity, case, decision or certificate number
inline constexpr std::uint32_t address = 300;
inline constexpr std::uint32_t contact = 200;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t document_number = 60;
inline constexpr std::uint32_t reason = 2'000;  // reasons, comments, measures, messages
inline constexpr std::uint32_t long_text = text_length_max;  // facts, summaries, objections

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::int64_t amount_fen = 1'000'000'000'000;  // ten thousand million yuan
inline constexpr std::size_t officers = 20;
inline constexpr std::size_t missing_kinds = 4;
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t opinions = 50;  // of departments that assisted
inline constexpr std::size_t records = 100;  // dissuasions, and calls to the competent unit

}  // namespace liandong::case_transfer::limits
