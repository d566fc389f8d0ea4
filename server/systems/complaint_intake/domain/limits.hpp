// How long and how many the fields of a complaint may be, in characters (code points) and entries.
#pragma once

#include "kernel/content.hpp"

#include <cstddef>
#include <cstdint>

namespace liandong::complaint_intake::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t location = 200;
inline constexpr std::uint32_t name = 200;
inline constexpr std::uint32_t identifier = 60;  // identity, case, decision or order number
inline constexpr std::uint32_t address = 300;
inline constexpr std::uint32_t contact = 200;
inline constexpr std::uint32_t file_name = 120;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::uint32_t long_text = text_length_max;  // facts, summaries, answers

inline constexpr int copies = 99;
inline constexpr int pages = 9'999;
inline constexpr std::int64_t amount_fen = 1'000'000'000'000;  // ten thousand million yuan
inline constexpr std::size_t complainants = 200;
inline constexpr std::size_t materials = 300;
inline constexpr std::size_t records = 100;  // questions for guidance
inline constexpr std::size_t letters = 1'000;
inline constexpr int days = 365;
inline constexpr int score = 5;

}  // namespace liandong::complaint_intake::limits
