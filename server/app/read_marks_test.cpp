// Readings are written down together, each once, and soon.
#include "app/read_marks.hpp"

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::app {
namespace {

using test::TestCity;

/// Once all that the writer was handed is done.
std::int64_t marks(TestCity& city) {
  city.write([](store::Connection&) {});
  return city.number("select count(*) from matter_read");
}

Actor reader(const char* person) {
  Actor actor;
  actor.person = PersonId{person};
  actor.unit = UnitId{"130581.water"};
  return actor;
}

}  // namespace

TEST_CASE("a reading is written with the others, once for a matter, a person and a unit") {
  TestCity city;
  ReadMarks read{city.engine()};
  const MatterId first = city.find();
  const MatterId second = city.find();
  read.add(first, reader("p1"));
  read.add(first, reader("p1"));
  read.add(first, reader("p2"));
  read.add(second, reader("p1"));
  CHECK(marks(city) == 0);
  read.write();
  CHECK(marks(city) == 3);
  read.write();
  CHECK(marks(city) == 3);
}

TEST_CASE("a later reading moves the time of the earlier one") {
  TestCity city;
  ReadMarks read{city.engine()};
  const MatterId matter = city.find();
  read.add(matter, reader("p1"));
  read.write();
  const auto before = city.now();
  city.set_now(before + 90);
  read.add(matter, reader("p1"));
  read.write();
  CHECK(marks(city) == 1);
  CHECK(city.number("select read_at from matter_read") == before.seconds + 90);
}

TEST_CASE("more marks than may wait are lost, and what waits is written") {
  TestCity city;
  ReadMarks read{city.engine()};
  const MatterId matter = city.find();
  for (std::size_t i = 0; i <= ReadMarks::waiting_max; ++i) {
    read.add(matter, reader(("p" + std::to_string(i)).c_str()));
  }
  read.write();
  CHECK(marks(city) == static_cast<std::int64_t>(ReadMarks::waiting_max));
}

}  // namespace liandong::app
