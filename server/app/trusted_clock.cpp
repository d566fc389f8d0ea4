#include "app/trusted_clock.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>

namespace liandong::app {

TrustedClock::TrustedClock(std::function<Reading()> machine, Instant newest,
                           std::function<void(const std::string&)> tell)
    : machine_(std::move(machine)),
      newest_(newest.seconds),
      tell_(std::move(tell)),
      believed_(machine_()) {}

Instant TrustedClock::now() {
  const std::lock_guard lock{mutex_};
  const Reading read = machine_();
  const std::int64_t measured = believed_.wall + (read.running - believed_.running);
  const std::int64_t step = read.wall - measured;
  const bool overdue = measured < newest_ && step > 0;
  if (std::abs(step) > step_max && !overdue) {
    if (!doubted_) {
      doubted_ = true;
      tell_("the clock of the machine jumped to " + to_rfc3339({read.wall}) + " from " +
            to_rfc3339({measured}) +
            ": not believed until it comes back or the program is started again");
    }
    return {measured};
  }
  if (doubted_) {
    doubted_ = false;
    tell_("the clock of the machine is believed again, at " + to_rfc3339({read.wall}));
  }
  believed_ = read;
  return {read.wall};
}

TrustedClock::Reading TrustedClock::machine() {
  timespec running{};
  ::clock_gettime(CLOCK_BOOTTIME, &running);
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count(),
          running.tv_sec};
}

}  // namespace liandong::app
