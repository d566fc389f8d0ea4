#include "kernel/time.hpp"

#include <array>
#include <cstdio>

namespace liandong {
namespace {

constexpr std::int64_t days_per_era = 146'097;  // 400 Gregorian years
constexpr int parsed_year_min = 1970;
constexpr int parsed_year_max = 9999;
constexpr std::size_t text_bytes_max = 64;

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr unsigned days_in_month(int year, unsigned month) {
  constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

// Reads a text from left to right; after the first failure everything fails.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    if (rest_.size() < count) return fail();
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  // Takes one character if it is among the allowed ones, else fails.
  char one_of(std::string_view allowed) {
    if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) {
      fail();
      return '\0';
    }
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void skip_fraction() {
    if (rest_.empty() || rest_.front() != '.') return;
    rest_.remove_prefix(1);
    digits(1);
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }

  [[nodiscard]] bool complete() const { return !failed_ && rest_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  int fail() {
    failed_ = true;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool failed_ = false;
};

std::optional<LocalDay> read_date(Reader& reader) {
  YearMonthDay date;
  date.year = reader.digits(4);
  reader.one_of("-");
  date.month = static_cast<unsigned>(reader.digits(2));
  reader.one_of("-");
  date.day = static_cast<unsigned>(reader.digits(2));
  if (reader.failed()) return std::nullopt;
  return local_day_of(date);
}

// Seconds east of UTC.
std::optional<std::int64_t> read_offset(Reader& reader) {
  const char sign = reader.one_of("Zz+-");
  if (reader.failed()) return std::nullopt;
  if (sign == 'Z' || sign == 'z') return 0;
  const int hour = reader.digits(2);
  reader.one_of(":");
  const int minute = reader.digits(2);
  if (reader.failed() || hour > 23 || minute > 59) return std::nullopt;
  const std::int64_t seconds = hour * 3600 + minute * 60;
  return sign == '-' ? -seconds : seconds;
}

bool in_parsed_range(LocalDay day) {
  const int year = civil(day).year;
  return year >= parsed_year_min && year <= parsed_year_max;
}

}  // namespace

// The year is taken to begin in March, so that the leap day is its last day.
YearMonthDay civil(LocalDay day) {
  const std::int64_t shifted = std::int64_t{day.number} + 719'468;  // days since 0000-03-01
  const std::int64_t era = floor_div(shifted, days_per_era);
  const std::int64_t of_era = shifted - era * days_per_era;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * of_year + 2) / 153;
  const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<unsigned>(month),
          static_cast<unsigned>(of_year - (153 * march_month + 2) / 5 + 1)};
}

std::optional<LocalDay> local_day_of(YearMonthDay date) {
  if (date.year < 1 || date.year > parsed_year_max) return std::nullopt;
  if (date.month < 1 || date.month > 12) return std::nullopt;
  if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t march_month = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int64_t of_year = (153 * march_month + 2) / 5 + date.day - 1;
  const std::int64_t number = 365 * year + year / 4 - year / 100 + year / 400 + of_year - 719'468;
  return LocalDay{static_cast<std::int32_t>(number)};
}

unsigned weekday(LocalDay day) {
  const std::int64_t since_sunday = std::int64_t{day.number} + 4;  // 1970-01-01 was a Thursday
  return static_cast<unsigned>(since_sunday - 7 * floor_div(since_sunday, 7));
}

namespace {

/// Two digits, as stored and hashed times have by the thousand.
void append_two(std::string& out, unsigned value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

std::string to_iso_date(LocalDay day) {
  const YearMonthDay date = civil(day);
  std::string text;
  text.reserve(std::string_view{"2026-01-01T00:00:00+08:00"}.size());
  if (date.year >= 0 && date.year <= 9999) {
    append_two(text, static_cast<unsigned>(date.year / 100));
    append_two(text, static_cast<unsigned>(date.year % 100));
  } else {
    std::array<char, 16> year{};
    std::snprintf(year.data(), year.size(), "%04d", date.year);
    text += year.data();
  }
  text += '-';
  append_two(text, date.month);
  text += '-';
  append_two(text, date.day);
  return text;
}

std::string to_rfc3339(Instant at) {
  const LocalDay day = local_day(at);
  const auto second = static_cast<unsigned>(at - start_of(day));
  std::string text = to_iso_date(day);
  text += 'T';
  append_two(text, second / 3600);
  text += ':';
  append_two(text, second / 60 % 60);
  text += ':';
  append_two(text, second % 60);
  text += "+08:00";
  return text;
}

std::optional<LocalDay> parse_iso_date(std::string_view text) {
  Reader reader(text);
  const std::optional<LocalDay> day = read_date(reader);
  if (!day || !reader.complete() || !in_parsed_range(*day)) return std::nullopt;
  return day;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  if (text.size() > text_bytes_max) return std::nullopt;
  Reader reader(text);
  const std::optional<LocalDay> day = read_date(reader);
  if (!day) return std::nullopt;
  reader.one_of("Tt");
  const int hour = reader.digits(2);
  reader.one_of(":");
  const int minute = reader.digits(2);
  reader.one_of(":");
  const int second = reader.digits(2);
  reader.skip_fraction();
  const std::optional<std::int64_t> offset = read_offset(reader);
  if (!offset || !reader.complete()) return std::nullopt;
  // A leap second (60) is refused: instants here have 86,400 seconds a day.
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const Instant at{std::int64_t{day->number} * seconds_per_day + hour * 3600 + minute * 60 +
                   second - *offset};
  if (!in_parsed_range(local_day(at))) return std::nullopt;
  return at;
}

}  // namespace liandong
