// Reads data/calendar: one JSON file per year, as described in its README.
#pragma once

#include "kernel/calendar_import.hpp"

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::calendar_files {

/// A file is missing, malformed or says what no calendar can say; names the file and, if it is
/// about one, the row (counted from 1) with its date.
class CalendarFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct CalendarFile {
  std::string name;  // "2026.json"
  CalendarYear year;
};

/// Reads the text of one year. Unknown fields are refused, so that a misspelt one is noticed.
/// @param file_name  for messages only
/// @throws CalendarFileError
[[nodiscard]] CalendarYear parse_year(std::string_view text, std::string_view file_name);

/// Reads every *.json of the folder, in order of names; at most 200 files of 256 KiB.
/// @throws CalendarFileError
[[nodiscard]] std::vector<CalendarFile> read_files(const std::filesystem::path& folder);

/// Reads the folder, checks all years and builds the calendar.
/// @param version  number the calendar will carry
/// @throws CalendarFileError with every finding, one per line
[[nodiscard]] BuiltCalendar load_calendar(const std::filesystem::path& folder,
                                          std::uint32_t version);

/// One line for a finding: "2026.json, row 7 (2026-02-14): date_twice, see 6".
[[nodiscard]] std::string describe(const CalendarIssue& issue,
                                   const std::vector<CalendarFile>& files);

}  // namespace liandong::calendar_files
