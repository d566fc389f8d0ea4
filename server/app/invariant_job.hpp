// Checks the invariants over everything that is stored, at night or when S asks, a little at a
// time.
#pragma once

#include "app/invariant_views.hpp"
#include "app/services.hpp"
#include "engine/invariant_check.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

namespace liandong::app {

/// Reads through a connection of its own; only the beginning and the result go through the writer.
/// A check that a restart interrupts is not resumed: the next one begins anew.
class InvariantJob {
 public:
  InvariantJob(engine::Engine& engine, ReaderPool& readers) : engine_(engine), readers_(readers) {}

  /// A person of S wants a check now; one that is running goes on. @threads any
  void ask(PersonId person);
  /// Works for about as long as given, then lets others read; one thread.
  /// @return true while a check is running
  bool run(std::chrono::milliseconds most);
  /// How far the running check is; nothing if none is running. @threads any
  [[nodiscard]] std::optional<std::int64_t> matters_done() const;

 private:
  [[nodiscard]] bool is_due(Instant now);
  void begin(Instant now);
  bool step(engine::InvariantCheck& check);
  void finish();

  engine::Engine& engine_;
  ReaderPool& readers_;
  mutable std::mutex mutex_;
  std::optional<PersonId> asked_by_;
  std::optional<Instant> last_started_;  // as stored, so that a restart checks nothing twice
  std::unique_ptr<engine::InvariantCheck> check_;
  std::int64_t id_ = 0;
  std::atomic<std::int64_t> done_{-1};
};

[[nodiscard]] InvariantsView read_invariants(store::Connection& connection, CityCode city);

}  // namespace liandong::app
