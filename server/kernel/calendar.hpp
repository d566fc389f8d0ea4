// The working calendar: State Council holidays and make-up days as versioned data.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liandong {

enum class DayKind : std::uint8_t { working, weekend, holiday, make_up };
LIANDONG_DESCRIBE_ENUM(DayKind, working, weekend, holiday, make_up)

/// A statutory holiday (全国年节及纪念日放假办法) whose date needs neither moon nor sun.
struct FixedHoliday {
  unsigned month;
  unsigned day;
  std::string_view name;  // Chinese, as the notices write it
};
/// 元旦, 劳动节 and 国庆节 as the law stood in that year (changed in 2008 and 2025).
/// @param year 1999 or later
[[nodiscard]] std::vector<FixedHoliday> fixed_holidays(int year);

/// Immutable set of known years. Days of years that are not published count as Monday–Friday plus
/// the statutory holidays that can be computed; results that touch them are provisional.
///
/// The last days of December of the last published year may still be changed by the notice of the
/// year that follows (as 2007, 2018 and 2022 were); they are not provisional, a new version moves
/// them.
/// @threads any number; nothing changes after construction
class WorkCalendar {
 public:
  /// One special day of a published year.
  struct SpecialDay {
    LocalDay day;
    DayKind kind;      // holiday or make_up
    std::string name;  // "国庆节", Chinese
  };

  /// How many years after the last published one hold their fixed statutory holidays.
  static constexpr int computed_years = 20;

  /// The arguments are checked by `build_calendar` (kernel/calendar_import.hpp); breaking what is
  /// said here is a bug.
  /// @param version        number of the imported calendar, stored with every judged outcome
  /// @param first_year     first published year; 1970 or later
  /// @param last_year      last published year; later days are provisional; 9900 or earlier
  /// @param special_days   sorted or not, each day once, from the year before `first_year` to
  ///                       `last_year + computed_years`; may include provisional statutory days
  ///                       after last_year
  WorkCalendar(std::uint32_t version, int first_year, int last_year,
               std::vector<SpecialDay> special_days);

  [[nodiscard]] std::uint32_t version() const { return version_; }
  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] int last_year() const { return last_year_; }
  [[nodiscard]] DayKind kind(LocalDay day) const;
  [[nodiscard]] bool is_working(LocalDay day) const;
  /// True if the day lies in a year whose State Council notice is not loaded.
  [[nodiscard]] bool is_provisional(LocalDay day) const;
  /// Name of the holiday or of the holiday a make-up day belongs to; empty otherwise. Valid as long
  /// as the calendar.
  [[nodiscard]] std::string_view name(LocalDay day) const;
  /// The n-th working day after `day` (n ≥ 1); `day` itself is not counted.
  [[nodiscard]] LocalDay add_working_days(LocalDay day, int n) const;
  /// `day` itself if it is a working day, else the next working day.
  [[nodiscard]] LocalDay roll_forward(LocalDay day) const;
  /// Number of working days in (from, to]; if to < from, minus the number in (to, from].
  [[nodiscard]] int working_days_between(LocalDay from, LocalDay to) const;

 private:
  void add_computed_holidays();
  void fill_table(LocalDay last_day);
  [[nodiscard]] bool in_table(LocalDay day) const;
  [[nodiscard]] std::int64_t rank(LocalDay day) const;
  [[nodiscard]] LocalDay working_day(std::int64_t rank) const;

  std::uint32_t version_;
  int first_year_;
  int last_year_;
  LocalDay first_published_;
  LocalDay last_published_;
  LocalDay first_day_;                  // of the table
  LocalDay last_day_;                   // of the table
  std::vector<DayKind> kinds_;          // one per day of the table
  std::vector<std::int32_t> ranks_;     // working days of the table up to and including each day
  std::vector<LocalDay> working_days_;  // of the table; the one of rank r is at r - 1
  std::vector<SpecialDay> special_;     // sorted by day
};

}  // namespace liandong
