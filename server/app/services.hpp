// What request handlers are given: built once in composition.cpp, passed by reference, no globals.
#pragma once

#include "engine/engine.hpp"
#include "infra/crypto/password_worker.hpp"
#include "infra/store/database.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace liandong::app {

/// Read-only connections, one per thread that reads at the moment.
class ReaderPool {
 public:
  explicit ReaderPool(store::Database& database) : database_(database) {}

  /// Runs `read` with a connection and returns what it returns. @threads any
  template <class F>
  auto with(F&& read) {
    Lease lease{*this, take()};
    return read(*lease.connection);
  }

 private:
  struct Lease {
    ReaderPool& pool;
    std::unique_ptr<store::Connection> connection;
    ~Lease() { pool.give_back(std::move(connection)); }
  };
  std::unique_ptr<store::Connection> take();
  void give_back(std::unique_ptr<store::Connection> connection);

  store::Database& database_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Connection>> idle_;
};

class Messages;
class SessionGuard;

struct Services {
  engine::Engine& engine;
  ReaderPool& readers;
  crypto::PasswordWorker& passwords;
  const Messages& messages;
  /// Builds the world snapshot anew from the store, swaps it in and calls `then`, also if that
  /// failed; ask after a directory, calendar or register change was committed. @threads any
  std::function<void(std::function<void()> then)> reload_world;
  /// Who is calling; set by composition before the first route is added, never null afterwards.
  SessionGuard* guard = nullptr;
  /// Takes one line about a failure, for the operator; may be empty. @threads any
  std::function<void(const std::string&)> log;
};

}  // namespace liandong::app
