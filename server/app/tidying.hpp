// What is kept for a while only goes when its time is over.
#pragma once

#include "engine/common.hpp"
#include "infra/store/database.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace liandong::engine {
class Engine;
}

namespace liandong::app {

/// Answers of repeated requests are kept for a day, sessions until they expire. Looks at all
/// answers in passes, portion by portion, for no index leads to what is old (decision 0106).
/// @threads one background thread
class Tidying {
 public:
  struct Options {
    std::size_t portion = 2'000;  // answers looked at in one go
    std::chrono::seconds between_passes{600};
  };
  explicit Tidying(engine::Engine& engine) : Tidying(engine, Options{}) {}
  Tidying(engine::Engine& engine, Options options) : engine_(engine), options_(options) {}

  /// One portion; to be called every second. @throws as the writer's jobs: the next call goes on
  void run();

 private:
  engine::Engine& engine_;
  Options options_;
  std::string after_;  // what was looked at in this pass
  bool passing_ = false;
  std::chrono::steady_clock::time_point next_pass_{};
};

/// One portion, in the order of the keys.
/// @param before  answers given before this moment go
/// @param after   the portion begins behind this key; "" = the first
/// @return the last key of the portion; "" when there are no more
std::string forget_answers(store::Connection& writer, CityCode city, Instant before,
                           std::string_view after, std::size_t portion);

}  // namespace liandong::app
