// How long and how many the fields of a standing group may be, in characters (code points) and
// entries.
#pragma once

#include <cstddef>
#include <cstdint>

namespace liandong::standing_group::limits {

inline constexpr std::uint32_t title = 200;
inline constexpr std::uint32_t reason = 2'000;  // also the purpose
inline constexpr std::size_t members = 60;
inline constexpr int period_days = 366;
inline constexpr std::size_t meetings = 2'000;

}  // namespace liandong::standing_group::limits
