// Instant (UTC seconds) and LocalDay (UTC+8; China has no daylight saving). Nothing here reads a
// clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liandong {

inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t local_offset_seconds = 8 * 3600;

/// A point in time, in whole seconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
  friend constexpr Instant operator+(Instant at, std::int64_t add_seconds) {
    return {at.seconds + add_seconds};
  }
  friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.seconds - b.seconds; }
};

/// A calendar day in UTC+8, counted from 1970-01-01.
struct LocalDay {
  std::int32_t number = 0;
  friend constexpr auto operator<=>(const LocalDay&, const LocalDay&) = default;
  friend constexpr LocalDay operator+(LocalDay day, std::int32_t days) {
    return {day.number + days};
  }
  friend constexpr std::int32_t operator-(LocalDay a, LocalDay b) { return a.number - b.number; }
};

/// The local day that contains the instant.
constexpr LocalDay local_day(Instant at) {
  const std::int64_t local = at.seconds + local_offset_seconds;
  const std::int64_t day =
      local >= 0 ? local / seconds_per_day : -((-local + seconds_per_day - 1) / seconds_per_day);
  return {static_cast<std::int32_t>(day)};
}

/// 00:00 local time of the day.
constexpr Instant start_of(LocalDay day) {
  return {static_cast<std::int64_t>(day.number) * seconds_per_day - local_offset_seconds};
}

/// The exclusive end of the day: 24:00 local time, i.e. 00:00 of the next day.
constexpr Instant end_of(LocalDay day) { return start_of(day + 1); }

struct YearMonthDay {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  friend constexpr auto operator<=>(const YearMonthDay&, const YearMonthDay&) = default;
};

/// The date of the day in the Gregorian calendar.
[[nodiscard]] YearMonthDay civil(LocalDay day);
/// @return nothing if the date does not exist or the year is outside 1–9999
[[nodiscard]] std::optional<LocalDay> local_day_of(YearMonthDay date);
/// 0 = Sunday … 6 = Saturday.
[[nodiscard]] unsigned weekday(LocalDay day);

/// "2026-11-22T15:30:00+08:00" (RFC 3339, always +08:00).
[[nodiscard]] std::string to_rfc3339(Instant at);
/// "2026-11-22".
[[nodiscard]] std::string to_iso_date(LocalDay day);
/// Reads RFC 3339 with any offset; a fraction of a second is cut off. Nothing if malformed, longer
/// than 64 bytes, a leap second, or outside the years 1970–9999 of UTC+8, so that every instant
/// read here survives `to_rfc3339` and back.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);
/// Reads "2026-11-22" in the years 1970–9999, nothing before or after it.
[[nodiscard]] std::optional<LocalDay> parse_iso_date(std::string_view text);

}  // namespace liandong
