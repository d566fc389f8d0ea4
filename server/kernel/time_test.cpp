#include "kernel/time.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace liandong {
namespace {

LocalDay day_of(int year, unsigned month, unsigned day) {
  return local_day_of({year, month, day}).value();
}

TEST_CASE("civil and local_day_of agree with the standard library from 1970 to 2200") {
  for (std::int32_t number = 0; number < 84'000; ++number) {
    const std::chrono::year_month_day expected{std::chrono::sys_days{std::chrono::days{number}}};
    const YearMonthDay date = civil({number});
    REQUIRE(date.year == static_cast<int>(expected.year()));
    REQUIRE(date.month == static_cast<unsigned>(expected.month()));
    REQUIRE(date.day == static_cast<unsigned>(expected.day()));
    REQUIRE(local_day_of(date) == LocalDay{number});
    REQUIRE(weekday({number}) ==
            std::chrono::weekday{std::chrono::sys_days{std::chrono::days{number}}}.c_encoding());
  }
}

TEST_CASE("days before 1970 and far after have a date") {
  CHECK(civil({-1}) == YearMonthDay{1969, 12, 31});
  CHECK(civil({-719'468}) == YearMonthDay{0, 3, 1});
  CHECK(civil({-719'469}) == YearMonthDay{0, 2, 29});
  CHECK(local_day_of({1, 1, 1}) == LocalDay{-719'162});
  CHECK(weekday({-1}) == 3);
  CHECK(weekday({-4}) == 0);
  CHECK(weekday({-5}) == 6);
  CHECK(civil(day_of(9999, 12, 31) + 1) == YearMonthDay{10'000, 1, 1});
}

TEST_CASE("a date that does not exist is refused") {
  CHECK(local_day_of({2024, 2, 29}).has_value());
  CHECK(local_day_of({2000, 2, 29}).has_value());
  CHECK_FALSE(local_day_of({2026, 2, 29}).has_value());
  CHECK_FALSE(local_day_of({2100, 2, 29}).has_value());
  CHECK_FALSE(local_day_of({2026, 4, 31}).has_value());
  CHECK_FALSE(local_day_of({2026, 0, 1}).has_value());
  CHECK_FALSE(local_day_of({2026, 13, 1}).has_value());
  CHECK_FALSE(local_day_of({2026, 1, 0}).has_value());
  CHECK_FALSE(local_day_of({2026, 1, 32}).has_value());
  CHECK_FALSE(local_day_of({0, 12, 31}).has_value());
  CHECK_FALSE(local_day_of({10'000, 1, 1}).has_value());
}

TEST_CASE("a local day begins at 16:00 UTC of the day before") {
  const LocalDay day = day_of(2026, 11, 22);
  CHECK(local_day(start_of(day)) == day);
  CHECK(local_day(start_of(day) + -1) == day + -1);
  CHECK(local_day(end_of(day) + -1) == day);
  CHECK(local_day(end_of(day)) == day + 1);
  CHECK(to_rfc3339(start_of(day)) == "2026-11-22T00:00:00+08:00");
  CHECK(local_day({-local_offset_seconds}) == LocalDay{0});
  CHECK(local_day({-local_offset_seconds - 1}) == LocalDay{-1});
}

TEST_CASE("an instant is written with +08:00 and read with any offset") {
  const Instant at = parse_rfc3339("2026-11-22T15:30:01+08:00").value();
  CHECK(to_rfc3339(at) == "2026-11-22T15:30:01+08:00");
  CHECK(parse_rfc3339("2026-11-22T07:30:01Z") == at);
  CHECK(parse_rfc3339("2026-11-22t07:30:01z") == at);
  CHECK(parse_rfc3339("2026-11-22T02:00:01-05:30") == at);
  CHECK(parse_rfc3339("2026-11-23T07:29:01+23:59") == at);
  CHECK(parse_rfc3339("2026-11-22T07:30:01-00:00") == at);
  CHECK(parse_rfc3339("2026-11-22T15:30:01.999+08:00") == at);
  CHECK(parse_rfc3339("1970-01-01T00:00:00Z") == Instant{0});
}

TEST_CASE("every instant that can be read survives writing and reading") {
  const std::int64_t first = -local_offset_seconds;
  const std::int64_t last = end_of(day_of(9999, 12, 31)).seconds - 1;
  for (std::int64_t seconds = first; seconds <= last; seconds += 86'399 * 101) {
    REQUIRE(parse_rfc3339(to_rfc3339({seconds})) == Instant{seconds});
  }
  CHECK(parse_rfc3339(to_rfc3339({first})) == Instant{first});
  CHECK(parse_rfc3339(to_rfc3339({last})) == Instant{last});
  CHECK_FALSE(parse_rfc3339(to_rfc3339({first - 1})).has_value());
  CHECK_FALSE(parse_rfc3339(to_rfc3339({last + 1})).has_value());
  CHECK(parse_rfc3339("1969-12-31T16:00:00Z") == Instant{first});
  CHECK_FALSE(parse_rfc3339("1969-12-31T15:59:59Z").has_value());
  CHECK(parse_rfc3339("9999-12-31T15:59:59Z") == Instant{last});
  CHECK_FALSE(parse_rfc3339("9999-12-31T16:00:00Z").has_value());
}

TEST_CASE("a malformed instant is refused") {
  for (const char* text : {"",
                           "2026",
                           "2026-11-22",
                           "2026-11-22T15:30:01",
                           "2026-11-22 15:30:01+08:00",
                           "2026-11-22T15:30+08:00",
                           "2026-11-22T24:00:00+08:00",
                           "2026-11-22T15:60:00+08:00",
                           "2026-11-22T15:30:60+08:00",
                           "2026-11-22T15:30:01+24:00",
                           "2026-11-22T15:30:01+08:60",
                           "2026-11-22T15:30:01+0800",
                           "2026-11-22T15:30:01.+08:00",
                           "2026-11-22T15:30:01,5+08:00",
                           "2026-11-22T15:30:01+08:00 ",
                           " 2026-11-22T15:30:01+08:00",
                           "2026-02-29T00:00:00+08:00",
                           "2026-1-22T15:30:01+08:00",
                           "+026-11-22T15:30:01+08:00",
                           "2026-11-22T1 :30:01+08:00",
                           "0000-01-01T00:00:00Z",
                           "２０２６-11-22T15:30:01+08:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_rfc3339(text).has_value());
  }
  const std::string longest = "2026-11-22T15:30:01." + std::string(38, '1') + "+08:00";
  REQUIRE(longest.size() == 64);
  CHECK(parse_rfc3339(longest).has_value());
  CHECK_FALSE(parse_rfc3339("2026-11-22T15:30:01." + std::string(39, '1') + "+08:00").has_value());
  CHECK_FALSE(parse_rfc3339(std::string("2026-11-22T15:30:01\0Z", 21)).has_value());
}

TEST_CASE("a day is written and read as year, month and day") {
  CHECK(to_iso_date(day_of(2026, 2, 3)) == "2026-02-03");
  CHECK(parse_iso_date("2026-02-03") == day_of(2026, 2, 3));
  CHECK(parse_iso_date("2024-02-29") == day_of(2024, 2, 29));
  CHECK(parse_iso_date("1970-01-01") == LocalDay{0});
  CHECK(parse_iso_date("9999-12-31").has_value());
  for (const char* text : {"", "2026-02-30", "2026-2-3", "2026-02-03 ", "1969-12-31", "20260203",
                           "2026/02/03", "2026-00-01", "2026-13-01", "-026-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

}  // namespace
}  // namespace liandong
