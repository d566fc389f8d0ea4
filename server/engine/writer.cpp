#include "engine/writer.hpp"

#include <future>

namespace liandong::engine {

Writer::Writer(std::unique_ptr<store::Connection> connection, Options options,
               std::function<void(store::Connection&)> reset)
    : connection_(std::move(connection)), options_(options), reset_(std::move(reset)) {
  thread_ = std::thread{[this] { loop(); }};
}

Writer::~Writer() { stop(); }

bool Writer::submit(WriteJob job) {
  {
    const std::lock_guard lock{mutex_};
    if (stopping_ || queue_.size() >= options_.queue_max) {
      return false;
    }
    queue_.push_back(std::move(job));
  }
  arrived_.notify_one();
  return true;
}

void Writer::run(std::function<void(store::Connection&)> work) {
  std::promise<void> promise;
  auto waiting = promise.get_future();
  const bool taken = submit({std::move(work), [&promise](std::exception_ptr failure) {
                               if (failure) {
                                 promise.set_exception(failure);
                               } else {
                                 promise.set_value();
                               }
                             }});
  if (!taken) {
    throw store::StoreUnavailable("the writer's queue is full or stopping");
  }
  waiting.get();
}

void Writer::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  arrived_.notify_all();
  if (thread_.joinable()) {
    thread_.join();
  }
}

Writer::Stats Writer::stats() const {
  const std::lock_guard lock{mutex_};
  Stats copy = stats_;
  copy.queued = queue_.size();
  return copy;
}

bool Writer::healthy() const {
  const std::lock_guard lock{mutex_};
  return healthy_;
}

void Writer::loop() {
  std::vector<WriteJob> batch;
  for (;;) {
    {
      std::unique_lock lock{mutex_};
      arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) {
        return;
      }
      // No delay: the batch is whatever arrived while the last one was being committed.
      while (!queue_.empty() && batch.size() < options_.batch_max) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    run_batch(batch);
    batch.clear();
  }
}

std::exception_ptr Writer::attempt(std::vector<WriteJob>& batch, std::size_t from,
                                   std::size_t count) {
  try {
    connection_->begin();
    if (needs_reset_) {
      reset_(*connection_);
      needs_reset_ = false;
    }
    for (std::size_t i = from; i < from + count; ++i) {
      batch[i].run(*connection_);
    }
    connection_->commit();
    return nullptr;
  } catch (...) {
    connection_->rollback();
    needs_reset_ = true;
    return std::current_exception();
  }
}

void Writer::run_batch(std::vector<WriteJob>& batch) {
  std::vector<std::exception_ptr> failures(batch.size());
  bool redone = false;
  if (const auto failure = attempt(batch, 0, batch.size())) {
    if (batch.size() == 1) {
      failures.front() = failure;
    } else {
      redone = true;
      for (std::size_t i = 0; i < batch.size(); ++i) {
        failures[i] = attempt(batch, i, 1);
      }
    }
  }
  {
    const std::lock_guard lock{mutex_};
    ++stats_.batches;
    stats_.jobs += batch.size();
    stats_.redone += redone ? 1U : 0U;
    healthy_ = false;
    for (const auto& failure : failures) {
      healthy_ = healthy_ || !failure;
    }
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].done(failures[i]);
  }
}

}  // namespace liandong::engine
