// How long and how many the fields of a liaison roster may be, in characters (code points) and
// entries.
#pragma once

#include <cstddef>
#include <cstdint>

namespace liandong::liaison_roster::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t name = 100;
inline constexpr std::uint32_t telephone = 40;
inline constexpr std::uint32_t reason = 2'000;
inline constexpr std::size_t counterparts = 300;
inline constexpr std::size_t records = 2'000;  // appointments, confirmations

}  // namespace liandong::liaison_roster::limits
