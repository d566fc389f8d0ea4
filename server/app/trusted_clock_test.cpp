#include "app/trusted_clock.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace liandong::app {
namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t year = 365 * day;

struct Machine {
  TrustedClock::Reading reading{test::at("2026-03-02 09:00").seconds, 1'000};
  std::string told;
  TrustedClock clock;

  explicit Machine(Instant newest = {})
      : clock([this] { return reading; }, newest,
              [this](const std::string& words) { told += words + "\n"; }) {}
  void pass(std::int64_t seconds) {
    reading.wall += seconds;
    reading.running += seconds;
  }
  [[nodiscard]] std::int64_t ahead() { return clock.now().seconds - reading.wall; }
};

}  // namespace

TEST_CASE("the clock of the machine is followed, also when it is set by up to a day") {
  Machine machine;
  machine.pass(400 * day);
  CHECK(machine.ahead() == 0);
  for (const std::int64_t step : {hour, -hour, day, -day, -day, day}) {
    machine.reading.wall += step;
    CHECK(machine.ahead() == 0);
  }
  machine.reading.wall += day + 1;
  CHECK(machine.ahead() == -day - 1);
  machine.reading.wall -= 2 * day + 2;
  CHECK(machine.ahead() == day + 1);
}

TEST_CASE("a clock that leaps is not believed: time goes on as measured, and it is said once") {
  Machine machine;
  CHECK(machine.ahead() == 0);
  machine.reading.wall += year;
  CHECK(machine.ahead() == -year);
  machine.pass(3 * hour);
  CHECK(machine.ahead() == -year);
  CHECK(machine.told.starts_with("the clock of the machine jumped to 2027-03-02T09:00:00+08:00"));
  machine.reading.wall -= year - 5;  // set right again
  CHECK(machine.ahead() == 0);
  CHECK(std::count(machine.told.begin(), machine.told.end(), '\n') == 2);
  CHECK(machine.told.find("believed again, at 2026-03-02T12:00:05+08:00") != std::string::npos);
}

TEST_CASE("a clock behind the newest entry of the log is believed when it leaps on, and only on") {
  const Instant newest = test::at("2026-03-02 09:00");
  Machine machine{newest};
  machine.reading.wall += 5 * year;
  CHECK(machine.ahead() == -5 * year);
  Machine behind{{newest.seconds + 1}};
  behind.reading.wall -= 10 * day;
  CHECK(behind.ahead() == 10 * day);
  behind.reading.wall += 10 * day + 5 * year;
  CHECK(behind.ahead() == 0);
}

TEST_CASE("a year that the clock jumps ahead makes nothing overdue and stays out of the log") {
  test::TestCity city;
  Machine machine;
  const auto act = [&](const char* words) {
    city.set_now(machine.clock.now());
    return city.must(city.actor(test::sucun), "record_finding",
                     test::with(city.finding_body(city.now()), {{"title", test::literal(words)}}));
  };
  act("照常");
  machine.reading.wall += year;
  machine.pass(60);
  act("时钟快了一年");
  CHECK(city.engine().sweep() == 0);
  machine.reading.wall -= year;
  machine.pass(60);
  act("时钟已校正");
  CHECK(city.engine().sweep() == 0);
  CHECK(city.number("select max(recorded_at) from event") == test::at("2026-03-02 09:02").seconds);
  machine.pass(3 * day);
  city.set_now(machine.clock.now());
  CHECK(city.engine().sweep() > 0);
  CHECK(city.engine().sweep() == 0);
}

}  // namespace liandong::app
