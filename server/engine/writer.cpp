#include "engine/writer.hpp"

#include <chrono>
#include <future>

namespace liandong::engine {
namespace {

constexpr std::chrono::seconds between_probes{1};
// In an election: how often the term is looked after, or tried for.
constexpr std::chrono::milliseconds between_looks{500};
constexpr int questions_about_commit = 20;
constexpr std::chrono::milliseconds between_questions{250};
constexpr std::chrono::milliseconds grace_of_server{1'000};
constexpr std::chrono::milliseconds between_tries{50};

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

/// No job can be blamed for it, and none of the same batch would fare better.
bool ends_all(const std::exception_ptr& failure) {
  return failed_with<store::ConnectionLost>(failure) || failed_with<store::NotTheWriter>(failure);
}

}  // namespace

Writer::Writer(std::unique_ptr<store::Connection> connection, Options options,
               std::function<void(store::Connection&)> reset)
    : connection_(std::move(connection)),
      options_(options),
      reset_(std::move(reset)),
      leads_(options.election == nullptr) {
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

void Writer::stand(std::string address, std::function<void()> elected) {
  {
    const std::lock_guard lock{mutex_};
    address_ = std::move(address);
    elected_ = std::move(elected);
    standing_ = options_.election != nullptr;
  }
  arrived_.notify_one();
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

void Writer::set_healthy(bool healthy) {
  const std::lock_guard lock{mutex_};
  healthy_ = healthy;
}

/// @return false if the writer stops; an empty batch asks whether the store is back, or after the
/// term
bool Writer::wait_for_work(std::vector<WriteJob>& batch) {
  std::unique_lock lock{mutex_};
  const auto work = [this] {
    return stopping_ || !queue_.empty() || (standing_ && tries_.load() == 0);
  };
  if (options_.election != nullptr) {
    arrived_.wait_for(lock, between_looks, work);
  } else if (store_away_) {
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
    if (options_.election == nullptr || lead(false)) {
      run_batch(batch);
    } else {
      turn_away(batch);
    }
    batch.clear();
  }
  if (options_.election != nullptr && leads_) {
    options_.election->resign(*connection_);
  }
}

/// Whether this process leads. If not it tries to, now and then or at once.
bool Writer::lead(bool at_once) {
  const auto now = std::chrono::steady_clock::now();
  if (leads_ || (!at_once && now < next_look_)) {
    return leads_;
  }
  std::function<void()> elected;
  std::string address;
  {
    const std::lock_guard lock{mutex_};
    if (!standing_ || stopping_) {
      return false;
    }
    elected = elected_;
    address = address_;
  }
  next_look_ = now + between_looks;
  try {
    if (options_.election->take(*connection_, address)) {
      needs_reset_ = true;
      elected();
      leads_ = true;
    }
    set_healthy(true);
  } catch (const std::exception&) {
    options_.election->resign(*connection_);
    set_healthy(false);
  }
  ++tries_;
  return leads_;
}

/// After a lost connection: the server may need a moment to notice and to let go of the lock.
bool Writer::lead_again() {
  const auto until = std::chrono::steady_clock::now() + grace_of_server;
  while (!lead(true)) {
    if (std::chrono::steady_clock::now() >= until) {
      return false;
    }
    std::this_thread::sleep_for(between_tries);
  }
  return true;
}

void Writer::step_down(bool connected) {
  leads_ = false;
  if (connected) {
    options_.election->resign(*connection_);
  }
}

/// For idle times, so that a lost term shows although nobody wants anything.
void Writer::look_after_term() {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) {
    return;
  }
  next_look_ = now + between_looks;
  try {
    if (!options_.election->holds(*connection_)) {
      step_down(true);
    }
    set_healthy(true);
  } catch (const std::exception&) {
    step_down(false);
    set_healthy(false);
  }
}

/// What is for the city's writer ends here; the rest is done.
void Writer::turn_away(std::vector<WriteJob>& batch) {
  const auto no = std::make_exception_ptr(
      store::NotTheWriter("another process writes for this city, or none does yet"));
  for (WriteJob& job : batch) {
    job.done(job.by_anyone ? attempt_alone(job) : no);
  }
}

std::exception_ptr Writer::attempt_alone(WriteJob& job) {
  try {
    connection_->begin();
    job.run(*connection_);
    if (job.check) {
      job.check(*connection_);
    }
    connection_->commit();
    return nullptr;
  } catch (...) {
    connection_->rollback();
    return std::current_exception();
  }
}

/// The commit of a fenced batch was not answered: its mark tells. @return nothing if it happened
std::exception_ptr Writer::fate_of_commit(std::exception_ptr unknown) {
  using Fate = store::Election::Fate;
  leads_ = false;
  Fate fate = Fate::open;
  for (int asked = 0; asked < questions_about_commit && fate == Fate::open; ++asked) {
    try {
      fate = options_.election->learn(*connection_, address_);
    } catch (const std::exception&) {  // the server is still away
    }
    if (fate == Fate::open) {
      std::this_thread::sleep_for(between_questions);
    }
  }
  lead_again();
  if (fate == Fate::undone) {
    return std::make_exception_ptr(store::ConnectionLost("the connection broke before the commit"));
  }
  return fate == Fate::committed ? nullptr : unknown;
}

std::exception_ptr Writer::attempt(std::vector<WriteJob>& batch, std::size_t from,
                                   std::size_t count) {
  try {
    connection_->begin();
    if (options_.election != nullptr) {
      options_.election->fence(*connection_);
    }
    if (needs_reset_) {
      reset_(*connection_);
      needs_reset_ = false;
    }
    for (std::size_t i = from; i < from + count; ++i) {
      batch[i].run(*connection_);
    }
    for (std::size_t i = from; i < from + count; ++i) {
      if (batch[i].check) {
        batch[i].check(*connection_);
      }
    }
    connection_->commit();
    if (options_.election != nullptr) {
      options_.election->committed();
    }
    return nullptr;
  } catch (...) {
    connection_->rollback();
    needs_reset_ = true;
    return after_failure(std::current_exception());
  }
}

/// A lost connection or epoch ends the term. @return what the batch failed with, after all
std::exception_ptr Writer::after_failure(std::exception_ptr failure) {
  if (options_.election == nullptr) {
    return failure;
  }
  if (failed_with<store::CommitUnknown>(failure)) {
    return fate_of_commit(std::move(failure));
  }
  if (failed_with<store::NotTheWriter>(failure)) {
    step_down(true);
  } else if (failed_with<store::ConnectionLost>(failure)) {
    step_down(false);
  }
  return failure;
}

/// What each job ended with. A batch that failed is redone one job at a time; one whose connection
/// broke, whole and once: no job can be blamed. If nobody can tell whether the commit happened,
/// nothing is redone, for it might be done twice.
std::vector<std::exception_ptr> Writer::carry_out(std::vector<WriteJob>& batch) {
  auto failure = attempt(batch, 0, batch.size());
  if (failed_with<store::ConnectionLost>(failure) && !failed_with<store::CommitUnknown>(failure) &&
      (options_.election == nullptr || lead_again())) {
    failure = attempt(batch, 0, batch.size());
  }
  store_away_ = failed_with<store::ConnectionLost>(failure);
  std::vector<std::exception_ptr> failures(batch.size(), failure);
  if (failure && !ends_all(failure) && batch.size() > 1) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      failures[i] = i > 0 && ends_all(failures[i - 1]) ? failures[i - 1] : attempt(batch, i, 1);
    }
    store_away_ = failed_with<store::ConnectionLost>(failures.back());
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
  if (batch.empty() && options_.election != nullptr) {
    look_after_term();
    return;
  }
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
