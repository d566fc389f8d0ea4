// How long and how many the fields of a referral may be, in characters (code points) and entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::criminal_referral::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;       // of a party, an officer, an organ, a crime
inline constexpr std::uint32_t identifier = 60;  // case, decision or certificate number
inline constexpr std::uint32_t contact = 200;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;  // facts, reports, lists

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::int64_t amount_fen = 1'000'000'000'000;  // ten thousand million yuan
inline constexpr std::size_t officers = 20;
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t records = 100;  // letters, penalties, checks, reports, supervisions

}  // namespace liandong::criminal_referral::limits
