// The single writer of a city: a queue, one thread, one connection, one durable commit per batch.
#pragma once

#include "infra/store/election.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace liandong::engine {

/// A piece of work for the writer. If a batch fails, `run` is called again alone in a transaction
/// of its own, so it must start from its inputs each time. `done` is called once, after the commit,
/// with null, or with what `run` or the commit threw; it must not block.
struct WriteJob {
  std::function<void(store::Connection&)> run;
  std::function<void(std::exception_ptr)> done;
  /// For what no event, number or clock rests on, such as who looked at what: done also by a
  /// process that is not the city's writer.
  bool by_anyone = false;
  /// What must be looked at before the commit and may wait until all of the batch have run, so that
  /// what is read then is read once. Throws as `run` does.
  std::function<void(store::Connection&)> check = {};
};

class Writer {
 public:
  struct Options {
    std::size_t queue_max = 10'000;  // beyond it submit() refuses; the caller answers 503
    std::size_t batch_max = 256;
    /// Where several processes could write for the city; must outlive the writer. Null = this one
    /// is alone.
    store::Election* election = nullptr;
  };
  /// @param reset called on the writer's thread at start and after every rollback, so that
  ///              whatever is remembered in memory is read again from the store
  Writer(std::unique_ptr<store::Connection> connection, Options options,
         std::function<void(store::Connection&)> reset);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// @return false if the queue is full or the writer is stopping; then nothing happens
  /// @threads any
  [[nodiscard]] bool submit(WriteJob job);
  /// Runs the job and waits for its commit. Not from the writer's thread.
  /// @throws what the job threw; StoreUnavailable if the queue is full
  void run(std::function<void(store::Connection&)> work);
  /// With an election: from now on tries to become the city's writer, and again after every loss.
  /// Until then, and while another process is, jobs end with NotTheWriter. Call it once.
  /// @param address where other processes reach this one
  /// @param elected called on the writer's thread before the first batch of every term: reads anew
  ///                what decisions rest on; if it throws, the term is given up
  void stand(std::string address, std::function<void()> elected);
  /// Whether this process writes for the city; true without an election. @threads any
  [[nodiscard]] bool leads() const { return leads_.load(); }
  /// How often stand() has been tried to its end, so that a start can wait for the first time.
  /// @threads any
  [[nodiscard]] std::uint64_t tries() const { return tries_.load(); }
  /// Finishes what is queued, then ends the thread.
  void stop();

  struct Stats {
    std::uint64_t batches = 0;
    std::uint64_t jobs = 0;
    std::uint64_t redone = 0;  // batches repeated one by one after a failure
    std::size_t queued = 0;
  };
  [[nodiscard]] Stats stats() const;
  /// False after a commit failed, until one succeeds again. A store that went away is asked every
  /// second whether it is back. Without the city's term: whether the store could be asked for it.
  [[nodiscard]] bool healthy() const;

 private:
  void loop();
  [[nodiscard]] bool wait_for_work(std::vector<WriteJob>& batch);
  void run_batch(std::vector<WriteJob>& batch);
  std::vector<std::exception_ptr> carry_out(std::vector<WriteJob>& batch);
  std::exception_ptr attempt(std::vector<WriteJob>& batch, std::size_t from, std::size_t count);
  std::exception_ptr attempt_alone(WriteJob& job);
  bool lead(bool at_once);
  bool lead_again();
  void look_after_term();
  void step_down(bool connected);
  std::exception_ptr after_failure(std::exception_ptr failure);
  std::exception_ptr fate_of_commit(std::exception_ptr unknown);
  void turn_away(std::vector<WriteJob>& batch);
  void set_healthy(bool healthy);

  std::unique_ptr<store::Connection> connection_;
  Options options_;
  std::function<void(store::Connection&)> reset_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<WriteJob> queue_;
  bool stopping_ = false;
  bool healthy_ = true;
  bool standing_ = false;
  std::string address_;
  std::function<void()> elected_;
  std::atomic<bool> leads_;
  std::atomic<std::uint64_t> tries_{0};
  bool needs_reset_ = true;  // these, writer's thread only
  bool store_away_ = false;
  std::chrono::steady_clock::time_point next_look_{};
  Stats stats_;
  std::thread thread_;
};

}  // namespace liandong::engine
