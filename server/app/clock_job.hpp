// Reads open clocks again after a calendar came: one command per matter, a chunk at a time.
#pragma once

#include "app/services.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace liandong::app {

/// Nothing is remembered outside the store: rows of another version of the calendar are what is
/// left to do, so that a restart goes on where a stop or a crash interrupted. Other commands go
/// between those of a chunk.  [D0056]
class ClockJob {
 public:
  /// @param log told of each matter whose clocks could not be read; the others go on
  ClockJob(engine::Engine& engine, ReaderPool& readers, std::function<void(const std::string&)> log)
      : engine_(engine), readers_(readers), log_(std::move(log)) {}

  /// Begins anew: a calendar came, earlier times were confirmed, or the process starts. @threads
  /// any
  void ask() { asked_.store(true); }
  /// Does the next chunk; one thread. @return the matters read, 0 = nothing is left
  std::size_t run(std::size_t chunk);

 private:
  void tell_of_waiting();

  engine::Engine& engine_;
  ReaderPool& readers_;
  std::function<void(const std::string&)> log_;
  std::atomic<bool> asked_{true};
  std::optional<MatterId> after_;  // nothing = idle
};

}  // namespace liandong::app
