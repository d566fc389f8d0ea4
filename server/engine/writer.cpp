#include "engine/writer.hpp"

#include <chrono>
#include <future>

namespace liandong::engine {
namespace {

constexpr std::chrono::seconds between_probes{1};

template <class Failure>
bool failed_with(const std::exception_ptr& failure) {
  try {
    if (failure) {
      std::rethrow_exception(failure);
    }
  } catch (const Failure&) {
    return true;
  } catch (...) {  // another one
  }
  return false;
}

}  // namespace

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

/// @return false if the writer stops; an empty batch asks whether the store is back
bool Writer::wait_for_work(std::vector<WriteJob>& batch) {
  std::unique_lock lock{mutex_};
  const auto work = [this] { return stopping_ || !queue_.empty(); };
  if (store_away_) {
    arrived_.wait_for(lock, between_probes, work);
  } else {
    arrived_.wait(lock, work);
  }
  // No delay: the batch is whatever arrived while the last one was being committed.
  while (!queue_.empty() && batch.size() < options_.batch_max) {
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return !stopping_ || !batch.empty();
}

void Writer::loop() {
  std::vector<WriteJob> batch;
  while (wait_for_work(batch)) {
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

/// What each job ended with. A batch that failed is redone one job at a time; one whose connection
/// broke, whole and once: no job can be blamed. If nobody can tell whether the commit happened,
/// nothing is redone, for it might be done twice.
std::vector<std::exception_ptr> Writer::carry_out(std::vector<WriteJob>& batch) {
  auto failure = attempt(batch, 0, batch.size());
  if (failed_with<store::ConnectionLost>(failure) && !failed_with<store::CommitUnknown>(failure)) {
    failure = attempt(batch, 0, batch.size());
  }
  store_away_ = failed_with<store::ConnectionLost>(failure);
  std::vector<std::exception_ptr> failures(batch.size(), failure);
  if (failure && !store_away_ && batch.size() > 1) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      failures[i] = store_away_ ? failures[i - 1] : attempt(batch, i, 1);
      store_away_ = failed_with<store::ConnectionLost>(failures[i]);
    }
    const std::lock_guard lock{mutex_};
    ++stats_.redone;
  }
  const std::lock_guard lock{mutex_};
  healthy_ = batch.empty() && !failure;
  for (const auto& each : failures) {
    healthy_ = healthy_ || !each;
  }
  return failures;
}

void Writer::run_batch(std::vector<WriteJob>& batch) {
  const auto failures = carry_out(batch);
  {
    const std::lock_guard lock{mutex_};
    stats_.batches += batch.empty() ? 0U : 1U;
    stats_.jobs += batch.size();
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].done(failures[i]);
  }
}

}  // namespace liandong::engine
