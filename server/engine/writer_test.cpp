// The writer under stress: a full queue, a full disk, an end in the middle of work.
#include "engine/replay.hpp"
#include "support/city/held_writer.hpp"

#include <doctest/doctest.h>

#include <future>
#include <string>
#include <vector>

namespace liandong::engine {
namespace {

using test::TestCity;

struct Hold {
  std::promise<void> running;
  std::promise<void> release;
};

void hold(Writer& writer, Hold& gate) {
  auto running = gate.running.get_future();
  REQUIRE(writer.submit({[&](store::Connection&) {
                           gate.running.set_value();
                           gate.release.get_future().wait();
                         },
                         [](std::exception_ptr) {}}));
  running.wait();
}

}  // namespace

TEST_CASE("a full queue refuses at once, never calls back, and takes again when there is room") {
  TestCity::Options options;
  options.engine.writer.queue_max = 3;
  TestCity city{options};
  std::atomic<int> answers{0};
  const auto submit = [&] {
    return city.engine().submit(
        city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now())),
        [&](const CommandOutcome&, std::exception_ptr) { ++answers; });
  };
  Hold gate;
  hold(city.engine().writer(), gate);
  CHECK(submit());
  CHECK(submit());
  CHECK(submit());
  CHECK(!submit());
  CHECK(city.engine().writer().stats().queued == 3);
  CHECK_THROWS_AS(city.engine().run(city.request(city.actor(test::sucun), "record_finding",
                                                 city.finding_body(city.now()))),
                  store::StoreUnavailable);
  gate.release.set_value();
  while (answers < 3) std::this_thread::yield();
  CHECK(submit());
  city.engine().stop();
  CHECK(answers == 4);
  CHECK(city.number("select count(*) from matter") == 4);
}

TEST_CASE("stopping finishes what is queued and takes no more") {
  TestCity city;
  std::atomic<int> answers{0};
  Hold gate;
  hold(city.engine().writer(), gate);
  for (int i = 0; i < 20; ++i) {
    CHECK(city.engine().submit(
        city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now())),
        [&](const CommandOutcome& outcome, std::exception_ptr) { answers += outcome ? 1 : 0; }));
  }
  gate.release.set_value();
  city.engine().stop();
  CHECK(answers == 20);
  CHECK(!city.engine().submit(
      city.request(city.actor(test::sucun), "record_finding", city.finding_body(city.now())),
      [](const CommandOutcome&, std::exception_ptr) {}));
  CHECK(city.number("select count(*) from matter") == 20);
}

// A server's disk is not ours to fill.
TEST_CASE("a full disk leaves no half act behind and is recovered from without a restart" *
          doctest::skip(test::on_postgres())) {
  const test::TestStore file{test::TestStore::Kind::file};
  TestCity city{{&file, test::at("2026-03-02 09:00"), {}}};
  const MatterId matter = city.bring_to("issued");
  city.write([](store::Connection& connection) {
    std::int64_t pages = 0;
    connection.query("pragma page_count", {},
                     [&](const store::Row& row) { pages = row.integer(0); });
    connection.script("pragma max_page_count = " + std::to_string(pages + 4));
  });
  int succeeded = 0;
  bool full = false;
  for (int i = 0; i < 200 && !full; ++i) {
    const auto counts = city.row_counts();
    try {
      city.must(city.actor(test::sucun), "record_finding", city.finding_body(city.now()));
      ++succeeded;
    } catch (const store::StoreUnavailable&) {
      full = true;
      CHECK(city.row_counts() == counts);
    }
  }
  REQUIRE(full);
  CHECK(!city.engine().writer().healthy());
  CHECK_THROWS_AS(city.find(), store::StoreUnavailable);
  CHECK(city.number("select count(*) = max(seq) from event") == 1);
  CHECK(verify_log(city.reader(), TestCity::code(), city.systems()).first_fault.empty());
  const Actor reader = city.actor(test::land);
  CHECK(read_matter(city.read_context(reader), matter));  // reads go on

  city.write(
      [](store::Connection& connection) { connection.script("pragma max_page_count = 1000000"); });
  CHECK(city.engine().writer().healthy());
  city.must(city.actor(test::land), "receive", "{}", matter);
  city.find();
  CHECK(city.number("select count(*) from matter") == succeeded + 2);
  CHECK(city.number("select count(*) = max(seq) from event") == 1);
  CHECK(verify_log(city.reader(), TestCity::code(), city.systems()).first_fault.empty());
}

TEST_CASE("checks run when all of a batch have, and one that fails rolls back its own job only") {
  TestCity city;
  std::vector<std::string> order;
  std::vector<bool> failed(3);
  {
    test::HeldWriter held{city.engine().writer()};
    for (std::size_t i = 0; i < 3; ++i) {
      REQUIRE(city.engine().writer().submit(
          {[&, i](store::Connection& writer) {
             order.push_back("run " + std::to_string(i));
             writer.execute("insert into target(city, name, period) values('c', $1, '1wd')",
                            {std::to_string(i)});
           },
           [&, i](std::exception_ptr failure) { failed[i] = failure != nullptr; }, false,
           [&, i](store::Connection& writer) {
             std::int64_t rows = 0;
             writer.query("select count(*) from target where city = 'c'", {},
                          [&](const store::Row& row) { rows = row.integer(0); });
             order.push_back("check " + std::to_string(i) + " of " + std::to_string(rows));
             if (i == 1) {
               throw std::runtime_error("the second is wrong");
             }
           }}));
    }
    held.release();
    city.engine().stop();
  }
  CHECK(order == std::vector<std::string>{"run 0", "run 1", "run 2", "check 0 of 3", "check 1 of 3",
                                          "run 0", "check 0 of 1", "run 1", "check 1 of 2", "run 2",
                                          "check 2 of 2"});
  CHECK(failed == std::vector<bool>{false, true, false});
  CHECK(city.number("select count(*) from target where city = 'c'") == 2);
}

TEST_CASE("the writer counts its batches and what it had to redo") {
  TestCity city;
  const auto before = city.engine().writer().stats();
  city.find();
  const auto after = city.engine().writer().stats();
  CHECK(after.batches == before.batches + 1);
  CHECK(after.jobs == before.jobs + 1);
  CHECK(after.redone == before.redone);
  CHECK_THROWS_AS(city.write([](store::Connection&) { throw std::runtime_error("alone"); }),
                  std::runtime_error);
  CHECK(!city.engine().writer().healthy());
  CHECK(city.engine().writer().stats().redone == before.redone);  // alone there is nothing to redo
  city.find();
  CHECK(city.engine().writer().healthy());
}

}  // namespace liandong::engine
