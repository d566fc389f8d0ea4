// The job that reads clocks again: in chunks, beside other commands, over a restart, once per
// clock.
#include "app/clock_job.hpp"

#include "support/city/held_writer.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <thread>

namespace liandong::app {
namespace {

using test::TestCity;

struct Office {
  Office() : store(test::TestStore::Kind::file), city(options(&store)), readers(city.database()) {
    for (int i = 0; i < matters; ++i) {
      city.find();
    }
  }

  static TestCity::Options options(const test::TestStore* store) {
    TestCity::Options options;
    options.store = store;
    return options;
  }
  ClockJob job() {
    return {city.engine(), readers, [this](const std::string& line) { log += line + "\n"; }};
  }
  std::int64_t moved() {
    return city.number("select count(*) from event where type = 'matter.clock_moved.v1'");
  }
  std::int64_t moved_matters() {
    return city.number(
        "select count(distinct stream_id) from event where type = 'matter.clock_moved.v1'");
  }
  static std::vector<LocalDay> day(std::string_view iso) { return {*parse_iso_date(iso)}; }

  static constexpr int matters = 45;
  test::TestStore store;
  TestCity city;
  ReaderPool readers;
  std::string log;
};

std::size_t run_to_the_end(ClockJob& job, std::size_t chunk) {
  std::size_t chunks = 0;
  while (job.run(chunk) > 0) {
    ++chunks;
  }
  return chunks;
}

}  // namespace

TEST_CASE("every open clock moves once, in chunks, and a second pass finds nothing") {
  Office office;
  office.city.turn_days(Office::day("2026-03-04"));
  auto job = office.job();
  CHECK(run_to_the_end(job, 10) == 5);
  CHECK(office.moved() == Office::matters);
  CHECK(office.moved_matters() == Office::matters);
  CHECK(office.city.number("select count(*) from notice where kind = 'clock_moved'") ==
        Office::matters);
  job.ask();
  CHECK(run_to_the_end(job, 10) == 0);
  CHECK(office.moved() == Office::matters);
  CHECK(office.city.number("select count(*) from notice where kind = 'earlier_times_waiting'") ==
        0);
}

TEST_CASE("a stop in the middle is gone on with by the next process, and nothing moves twice") {
  Office office;
  office.city.turn_days(Office::day("2026-03-04"));
  {
    auto stopped = office.job();
    CHECK(stopped.run(20) == 20);
  }
  CHECK(office.moved() == 20);
  office.city.restart();
  auto next = office.job();
  CHECK(run_to_the_end(next, 20) == 2);
  CHECK(office.moved() == Office::matters);
  CHECK(office.moved_matters() == Office::matters);
}

TEST_CASE("a command of somebody else waits for a few clocks and not for all of them") {
  Office office;
  office.city.turn_days(Office::day("2026-03-04"));
  auto job = office.job();
  test::HeldWriter held{office.city.engine().writer()};
  std::thread moving{[&] { job.run(1'000); }};
  while (office.city.engine().writer().stats().queued < 32) {
    std::this_thread::yield();
  }
  auto note = test::submit(office.city,
                           office.city.request(office.city.actor(test::sucun), "record_finding",
                                               office.city.finding_body(office.city.now())));
  held.release();
  const auto seq = note.get().outcome->seq;
  moving.join();
  CHECK(office.moved() == Office::matters);
  CHECK(office.city.number("select count(*) from event where type = 'matter.clock_moved.v1' and "
                           "seq > $1",
                           {seq}) >= Office::matters - 33);
}

TEST_CASE("earlier times wait for the coordinating office, which is told once, and move then") {
  Office office;
  office.city.set_now("2026-03-06 09:00");
  office.city.find();  // over the weekend of the 8th, until Wednesday
  office.city.turn_days(Office::day("2026-03-08"));
  auto job = office.job();
  run_to_the_end(job, 100);
  job.ask();
  run_to_the_end(job, 100);
  CHECK(office.moved() == 0);
  CHECK(office.city.number("select count(*) from notice where kind = 'earlier_times_waiting' and "
                           "unit = '130581.justice'") == 1);
  CHECK(office.city.words("select params from notice where kind = 'earlier_times_waiting'") ==
        R"({"calendar_version":2,"waiting":1})");
  office.city.confirm_earlier_times();
  job.ask();
  run_to_the_end(job, 100);
  CHECK(office.moved() == 1);
}

TEST_CASE("a matter that cannot be read is told to the operator and keeps nobody waiting") {
  Office office;
  office.city.write([](store::Connection& writer) {
    writer.execute("update matter set state = '{' where id = (select min(id) from matter)", {});
  });
  office.city.restart();  // or the writer goes by what it remembers of the matter
  office.city.turn_days(Office::day("2026-03-04"));
  auto job = office.job();
  run_to_the_end(job, 10);
  CHECK(office.moved() == Office::matters - 1);
  CHECK(office.log.find("were not read again") != std::string::npos);
}

}  // namespace liandong::app
