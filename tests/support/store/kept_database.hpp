// Connections that outlive the test that opened them: what a server's process learns about a schema
// costs it more than most tests do.
#pragma once

#include "infra/store/database.hpp"

#include <memory>
#include <mutex>
#include <vector>

namespace liandong::test {

/// The connections to one PostgreSQL schema. Lives until the process ends.
class KeptDatabase {
 public:
  explicit KeptDatabase(const std::string& address) : database_(store::open_postgres(address)) {}

  /// What a test takes for its own database.
  [[nodiscard]] std::unique_ptr<store::Database> lend();
  [[nodiscard]] std::unique_ptr<store::Connection> writer() { return take(writers_, true); }

 private:
  class Lent;
  class LentDatabase;
  using Connections = std::vector<std::unique_ptr<store::Connection>>;

  std::unique_ptr<store::Connection> take(Connections& idle, bool writer);

  std::unique_ptr<store::Database> database_;
  std::mutex mutex_;
  Connections writers_;
  Connections readers_;
};

}  // namespace liandong::test
