// Runs the day of the workload with a fault at the n-th change of the disk, and judges what is
// left.
#pragma once

#include "crash/faulty_disk.hpp"
#include "crash/workload.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace liandong::test {

/// What all runs begin and end with.
struct Day {
  std::string morning;  // the database file as it is before
  std::string evening;  // the picture of the city after a day without faults
  std::int64_t changes = 0;
  std::vector<std::int64_t> syncs;  // which of them are
};
/// @param blank the day begins without tables
[[nodiscard]] Day quiet_day(bool blank);

struct Run {
  bool struck = false;  // the n-th change was reached
  int failures = 0;     // that callers were told
  std::string fault;    // the first thing that is wrong; "" = nothing is
};
/// @param times how many changes in a row are struck; many = until everybody noticed
[[nodiscard]] Run run_day(const Day& day, Fault fault, std::int64_t nth, std::int64_t times);
inline constexpr std::int64_t many = 1'000'000;
/// A process of its own works and is killed; this one goes on with what it was told.
[[nodiscard]] Run run_killed(const Day& day, std::int64_t nth);

/// Which of the first changes a test strikes: all if LIANDONG_CRASH is "all", else about so many of
/// both ends and in between, a third of them syncs.
[[nodiscard]] std::vector<std::int64_t> chosen(const Day& day, std::int64_t changes, int about);

}  // namespace liandong::test
