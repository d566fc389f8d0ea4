// One or two threads that hash passwords, so that a flood of sign-ins cannot stop the office.
#pragma once

#include "infra/crypto/password.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace liandong::crypto {

enum class PasswordVerdict : std::uint8_t {
  matches,
  matches_needs_rehash,  // right, but hashed at another cost: hash anew and store
  differs,
  failed  // memory is short or the worker is stopping; says nothing about the password
};

/// Computes password hashes in the background. Every accepted request is answered exactly once, at
/// the latest when the worker stops. Callbacks run on a thread of the worker (or on the one that
/// stops it), must be quick, must not throw and must not stop or destroy the worker.
/// Passwords are wiped after use. @threads any.
class PasswordWorker {
 public:
  struct Limits {
    unsigned threads = 1;        // 1–2; each keeps cost.memory_bytes busy
    std::size_t queue_max = 64;  // waiting requests, ≥ 1: about five seconds at the default cost
    PasswordCost cost;
  };
  using OnHash = std::function<void(std::optional<std::string> hash)>;  // nothing = failed
  using OnVerdict = std::function<void(PasswordVerdict verdict)>;

  PasswordWorker();
  explicit PasswordWorker(const Limits& limits);
  /// Stops, and waits for the running requests.
  ~PasswordWorker();
  PasswordWorker(const PasswordWorker&) = delete;
  PasswordWorker& operator=(const PasswordWorker&) = delete;

  /// @return false if the queue is full or stopped: nothing will be called; answer 503 with
  /// Retry-After
  [[nodiscard]] bool hash(std::string password, OnHash on_hash);
  /// The same for verification. A password over password_bytes_max differs.
  [[nodiscard]] bool verify(std::string password, std::string hash, OnVerdict on_verdict);
  /// Accepts nothing more and answers the waiting requests with failure; the running ones end.
  void stop();
  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Request;

  bool accept(std::unique_ptr<Request> request);
  void run();
  void answer(Request& request) const;

  const Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Request>> queue_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace liandong::crypto
