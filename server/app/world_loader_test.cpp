// Who waits for a new world gets one that was read after the change, and never on the own thread.
#include "app/world_loader.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace liandong::app {
namespace {

void nothing(const std::string&) {}

}  // namespace

TEST_CASE("asking returns at once, and the answer comes from another thread after a reading") {
  std::promise<void> may_load;
  auto gate = may_load.get_future().share();
  std::atomic<int> loads{0};
  WorldLoader loader{[&, gate] {
                       gate.wait();
                       ++loads;
                     },
                     nothing};
  std::promise<std::thread::id> answered;
  loader.ask([&] { answered.set_value(std::this_thread::get_id()); });
  CHECK(loads == 0);  // still reading, and we are here
  may_load.set_value();
  CHECK(answered.get_future().get() != std::this_thread::get_id());
  CHECK(loads == 1);
}

TEST_CASE("a change during a reading is read once more, several changes together once") {
  std::promise<void> reading;
  std::promise<void> may_load;
  auto gate = may_load.get_future().share();
  std::atomic<int> loads{0};
  WorldLoader loader{[&, gate] {
                       if (++loads == 1) {
                         reading.set_value();
                         gate.wait();
                       }
                     },
                     nothing};
  std::atomic<int> second{0};
  loader.ask([] {});
  reading.get_future().wait();
  loader.ask([&] { second = loads.load(); });
  loader.ask([] {});
  may_load.set_value();
  loader.stop();
  CHECK(second == 2);
  CHECK(loads == 2);
}

TEST_CASE("a reading that fails is told, and who asked is answered all the same") {
  std::string told;
  bool answered = false;
  WorldLoader loader{[] { throw std::runtime_error("no calendar"); },
                     [&](const std::string& why) { told = why; }};
  loader.ask([&] { answered = true; });
  loader.stop();
  CHECK(told == "no calendar");
  CHECK(answered);
}

TEST_CASE("who asks after the end is answered") {
  WorldLoader loader{[] {}, nothing};
  loader.stop();
  bool answered = false;
  loader.ask([&] { answered = true; });
  CHECK(answered);
}

}  // namespace liandong::app
