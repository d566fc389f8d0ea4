// A store of its own for one test: SQLite, or PostgreSQL if LIANDONG_TEST_POSTGRES holds the
// address of a database the tests may do with as they like.
#pragma once

#include "infra/store/database.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace liandong::test {

/// True if the tests of this run use PostgreSQL.
[[nodiscard]] bool on_postgres();

class TestStore {
 public:
  enum class Kind : std::uint8_t {
    memory,  // empty tables; to be opened once
    file,    // empty tables; may be opened again and by several threads
    blank,   // not even tables; to be opened once
  };
  explicit TestStore(Kind kind = Kind::memory);
  ~TestStore();
  TestStore(const TestStore&) = delete;
  TestStore& operator=(const TestStore&) = delete;

  /// With the newest schema, unless the store is blank.
  [[nodiscard]] std::unique_ptr<store::Database> open() const;
  /// What the option --store would say.
  [[nodiscard]] const std::string& location() const { return location_; }

 private:
  Kind kind_;
  std::filesystem::path folder_;  // of a file
  std::string schema_;            // of a PostgreSQL database
  std::string location_;
};

/// Lets a test change what is guarded: the log.
void lift_guards(store::Connection& writer);

}  // namespace liandong::test
