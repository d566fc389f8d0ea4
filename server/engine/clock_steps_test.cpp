// A clock that is set back and forth while people work.
#include "support/city/city_checks.hpp"

#include <doctest/doctest.h>

#include <random>

namespace liandong::engine {

using test::TestCity;

TEST_CASE("whatever the clock does, the log runs forward and each rung fires once") {
  constexpr std::uint64_t seed = 20260302;
  CAPTURE(seed);
  std::mt19937_64 dice{seed};
  TestCity city;
  const Instant begin = city.now();
  const std::int64_t steps[] = {1, 60, 3'600, 8 * 3'600, 20 * 3'600};
  for (int round = 0; round < 120; ++round) {
    const std::int64_t step = steps[dice() % std::size(steps)];
    city.set_now(Instant{city.now().seconds + (dice() % 5 < 3 ? step : -step)});
    city.must(city.actor(test::sucun), "record_finding",
              city.finding_body(begin + -3'600));  // was found before all this
    if (round % 3 == 0) {
      city.engine().sweep();
    }
    if (round % 20 == 19) {
      city.restart();
    }
  }
  CHECK(city.number("select count(*) from event a join event b on b.seq = a.seq + 1 "
                    "where b.recorded_at < a.recorded_at") == 0);
  CHECK(city.number("select count(*) from event where occurred_at > recorded_at") == 0);
  const auto said_twice = city.number(
      "select count(*) from (select 1 from notice where kind = 'escalation' "
      "group by matter, obligation, unit, roles, person, params having count(*) > 1) q");
  CHECK(said_twice == 0);
  CHECK(city.number("select count(*) from notice where kind = 'escalation'") > 0);
  // Once the clock is right, so is everything that is owed.
  city.set_now(Instant{city.number("select max(recorded_at) from event") + 40 * 86'400});
  city.engine().sweep();
  CHECK(city.number("select count(*) from obligation where outcome = 'open' and due_before is not "
                    "null and rung < 4 and next_rung_at is not null") == 0);
  CHECK(test::first_fault(city) == "");
}

}  // namespace liandong::engine
