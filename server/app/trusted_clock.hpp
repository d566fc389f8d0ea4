// The time acts happen at: the clock of the machine, unless it jumps further than any honest clock.
#pragma once

#include "kernel/time.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace liandong::app {

/// Follows the clock of the machine, also where it is set or slept for up to a day. A larger step
/// is not believed: time goes on as measured since the clock was last believed, until the clock
/// comes back or the program is started again. So a clock that says next year for an hour neither
/// makes everything overdue nor is written into the log, which could then not go back for a year.
/// [D0089]
/// @threads any
class TrustedClock {
 public:
  static constexpr std::int64_t step_max = 24 * 3600;

  struct Reading {
    std::int64_t wall = 0;     // seconds since 1970 as the machine says
    std::int64_t running = 0;  // seconds since it was switched on, sleep included; nobody sets them
  };
  /// @param newest of the log: a clock that is behind it is wrong, and believed when it leaps on
  /// @param tell   told when a step is not believed, and when the clock is right again
  TrustedClock(std::function<Reading()> machine, Instant newest,
               std::function<void(const std::string&)> tell);

  [[nodiscard]] Instant now();

  [[nodiscard]] static Reading machine();

 private:
  std::function<Reading()> machine_;
  std::int64_t newest_;
  std::function<void(const std::string&)> tell_;
  std::mutex mutex_;
  Reading believed_;
  bool doubted_ = false;
};

}  // namespace liandong::app
