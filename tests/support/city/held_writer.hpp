// Makes several requests one batch of the writer.
#pragma once

#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

#include <future>

namespace liandong::test {

/// Holds the writer so that what is submitted meanwhile becomes one batch.
class HeldWriter {
 public:
  explicit HeldWriter(engine::Writer& writer) {
    auto running = running_.get_future();
    REQUIRE(writer.submit({[this](store::Connection&) {
                             running_.set_value();
                             release_.get_future().wait();
                           },
                           [](std::exception_ptr) {}}));
    running.wait();
  }
  void release() { release_.set_value(); }

 private:
  std::promise<void> running_;
  std::promise<void> release_;
};

struct Answer {
  engine::CommandOutcome outcome = Err{Rejection{}};
  std::exception_ptr failure;
};

inline std::future<Answer> submit(TestCity& city, engine::CommandRequest request) {
  auto promise = std::make_shared<std::promise<Answer>>();
  auto waiting = promise->get_future();
  REQUIRE(city.engine().submit(
      std::move(request), [promise](engine::CommandOutcome outcome, std::exception_ptr failure) {
        promise->set_value({std::move(outcome), failure});
      }));
  return waiting;
}

}  // namespace liandong::test
