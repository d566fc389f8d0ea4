// Copies what commits appended to SQLite's write-ahead log into the database file, beside the
// writer: its commits wait neither for the copying nor for the sync of the database file.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

struct sqlite3;

namespace liandong::store {

/// @threads `committed` from any thread that holds the connection given
class WalCheckpointer {
 public:
  /// @param flags  of sqlite3_open_v2
  WalCheckpointer(std::string path, int flags);
  ~WalCheckpointer();
  WalCheckpointer(const WalCheckpointer&) = delete;
  WalCheckpointer& operator=(const WalCheckpointer&) = delete;

  /// From now on commits of this connection are followed by this object instead of by SQLite.
  void follow(sqlite3* connection);

 private:
  static int committed(void* self, sqlite3* connection, const char* schema, int pages);
  void after_commit(sqlite3* connection, int pages);
  void loop();
  void copy();

  enum class Round : unsigned char { idle, asked, copied };
  std::string path_;
  int flags_;
  sqlite3* own_ = nullptr;  // of the thread
  std::mutex mutex_;
  std::condition_variable changed_;
  Round round_ = Round::idle;
  bool stopping_ = false;
  std::thread thread_;  // begins with the first round
};

}  // namespace liandong::store
