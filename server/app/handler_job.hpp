// Matters of people who left a unit go back to its head: a duty never waits for somebody who is
// gone.
#pragma once

#include "app/services.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace liandong::app {

/// One command per matter, a chunk at a time. Nothing is remembered outside the store, so that a
/// restart goes on where a stop interrupted.  [D0057]
class HandlerJob {
 public:
  /// @param log told of each matter that could not be given back
  HandlerJob(engine::Engine& engine, ReaderPool& readers,
             std::function<void(const std::string&)> log)
      : engine_(engine), readers_(readers), log_(std::move(log)) {}

  /// Somebody's service may have ended. @threads any
  void ask() { asked_.store(true); }
  /// Gives back what is to be given back, unit by unit, and goes on next time where the time was
  /// up; one thread. @return the matters
  std::size_t run(std::size_t chunk, std::chrono::milliseconds most = std::chrono::hours{1});

 private:
  std::size_t give_back(UnitId unit, PersonId handler, std::size_t chunk);

  engine::Engine& engine_;
  ReaderPool& readers_;
  std::function<void(const std::string&)> log_;
  std::atomic<bool> asked_{true};
  std::optional<UnitId> done_;  // the last unit of a round that is under way
};

}  // namespace liandong::app
