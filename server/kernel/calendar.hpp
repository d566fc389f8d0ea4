// The working calendar: State Council holidays and make-up days as versioned data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/time.hpp"

namespace liandong {

enum class DayKind : std::uint8_t { working, weekend, holiday, make_up };

/// Immutable set of known years. Days of years that are not published count as Monday–Friday plus
/// the statutory holidays that can be computed; results that touch them are provisional.
class WorkCalendar {
 public:
  /// One special day of a published year.
  struct SpecialDay {
    LocalDay day;
    DayKind kind;      // holiday or make_up
    std::string name;  // "国庆节", Chinese
  };

  /// @param version        number of the imported calendar, stored with every judged outcome
  /// @param first_year     first published year
  /// @param last_year      last published year; later days are provisional
  /// @param special_days   sorted or not; may include provisional statutory days after last_year
  WorkCalendar(std::uint32_t version, int first_year, int last_year,
               std::vector<SpecialDay> special_days);

  [[nodiscard]] std::uint32_t version() const { return version_; }
  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] int last_year() const { return last_year_; }
  [[nodiscard]] DayKind kind(LocalDay day) const;
  [[nodiscard]] bool is_working(LocalDay day) const;
  /// True if the day lies in a year whose State Council notice is not loaded.
  [[nodiscard]] bool is_provisional(LocalDay day) const;
  /// Name of the holiday or of the holiday a make-up day belongs to; empty otherwise.
  [[nodiscard]] std::string_view name(LocalDay day) const;
  /// The n-th working day after `day` (n ≥ 1); `day` itself is not counted.
  [[nodiscard]] LocalDay add_working_days(LocalDay day, int n) const;
  /// `day` itself if it is a working day, else the next working day.
  [[nodiscard]] LocalDay roll_forward(LocalDay day) const;
  /// Number of working days in (from, to]; negative if to < from.
  [[nodiscard]] int working_days_between(LocalDay from, LocalDay to) const;

 private:
  std::uint32_t version_;
  int first_year_;
  int last_year_;
  LocalDay first_day_;               // of the table
  std::vector<DayKind> kinds_;       // one per day of the table
  std::vector<std::int32_t> working_before_;  // prefix count, for O(1) / O(log n) sums
  std::vector<SpecialDay> special_;  // sorted by day
};

}  // namespace liandong
