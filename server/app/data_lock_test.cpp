#include "app/data_lock.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <thread>

namespace liandong::app {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a second process is refused for as long as the first one serves the folder") {
  const test::TempDir folder;
  std::optional<DataLock> first{folder.path()};
  CHECK_THROWS_AS(DataLock{folder.path()}, std::runtime_error);
  first.reset();
  CHECK_NOTHROW(DataLock{folder.path()});
}

TEST_CASE("a process that is just ending is waited for") {
  const test::TempDir folder;
  std::optional<DataLock> first{folder.path()};
  std::thread ending{[&] {
    std::this_thread::sleep_for(100ms);
    first.reset();
  }};
  CHECK_NOTHROW(DataLock{folder.path()});
  ending.join();
}

}  // namespace
}  // namespace liandong::app
