#include "infra/crypto/password_worker.hpp"

#include "infra/crypto/error.hpp"
#include "infra/crypto/secret.hpp"
#include "kernel/check.hpp"

#include <utility>

namespace liandong::crypto {

// Exactly one of the two callbacks is set. Kept behind a pointer, so that moving through the queue
// leaves no copy of a short password behind.
struct PasswordWorker::Request {
  std::string password;
  std::string stored_hash;
  OnHash on_hash;
  OnVerdict on_verdict;

  ~Request() { wipe(password); }

  void fail() const {
    if (on_hash) {
      on_hash(std::nullopt);
    } else {
      on_verdict(PasswordVerdict::failed);
    }
  }
};

PasswordWorker::PasswordWorker() : PasswordWorker(Limits{}) {}

PasswordWorker::PasswordWorker(const Limits& limits) : limits_(limits) {
  LIANDONG_CHECK(limits.threads >= 1 && limits.threads <= 2 && limits.queue_max >= 1);
  for (unsigned i = 0; i < limits.threads; ++i) {
    threads_.emplace_back([this] { run(); });
  }
}

PasswordWorker::~PasswordWorker() {
  stop();
  threads_.clear();
}

void PasswordWorker::stop() {
  std::deque<std::unique_ptr<Request>> given_up;
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    given_up.swap(queue_);
  }
  changed_.notify_all();
  for (const std::unique_ptr<Request>& request : given_up) {
    request->fail();
  }
}

bool PasswordWorker::hash(std::string password, OnHash on_hash) {
  LIANDONG_CHECK(on_hash != nullptr && password.size() <= password_bytes_max);
  auto request = std::make_unique<Request>();
  request->password = std::move(password);
  request->on_hash = std::move(on_hash);
  return accept(std::move(request));
}

bool PasswordWorker::verify(std::string password, std::string hash, OnVerdict on_verdict) {
  LIANDONG_CHECK(on_verdict != nullptr);
  auto request = std::make_unique<Request>();
  request->password = std::move(password);
  request->stored_hash = std::move(hash);
  request->on_verdict = std::move(on_verdict);
  return accept(std::move(request));
}

std::size_t PasswordWorker::waiting() const {
  const std::lock_guard lock{mutex_};
  return queue_.size();
}

bool PasswordWorker::accept(std::unique_ptr<Request> request) {
  {
    const std::lock_guard lock{mutex_};
    if (stopping_ || queue_.size() >= limits_.queue_max) {
      return false;
    }
    queue_.push_back(std::move(request));
  }
  changed_.notify_one();
  return true;
}

void PasswordWorker::run() {
  for (;;) {
    std::unique_ptr<Request> request;
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (stopping_) {
        return;
      }
      request = std::move(queue_.front());
      queue_.pop_front();
    }
    answer(*request);
  }
}

void PasswordWorker::answer(Request& request) const {
  std::optional<std::string> hash;
  PasswordVerdict verdict = PasswordVerdict::differs;
  try {
    if (request.on_hash) {
      hash = hash_password(request.password, limits_.cost);
    } else if (verify_password(request.password, request.stored_hash)) {
      verdict = needs_rehash(request.stored_hash, limits_.cost)
                    ? PasswordVerdict::matches_needs_rehash
                    : PasswordVerdict::matches;
    }
  } catch (const CryptoError&) {
    request.fail();
    return;
  }
  wipe(request.password);
  if (request.on_hash) {
    request.on_hash(std::move(hash));
  } else {
    request.on_verdict(verdict);
  }
}

}  // namespace liandong::crypto
